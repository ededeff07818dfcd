import { dim, product, type Dim } from '../dim.ts';
import type { Config } from '../config.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { latentAttention } from '../layers/mla.ts';
import { routedExperts, router, routerCorrection, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import { moeOf, readFlag, readRouting, readSizes, readTied, type Sizes } from './fields.ts';
import { givenName } from './given-name.ts';
import { readDenseFirst, readMlpTypes, type Split } from './routed-layers.ts';

type Draft = Pick<Blueprint, 'draft' | 'draftTables'>;

interface Indexed {
  readonly count: Dim;
  readonly rows: readonly Row[];
}

/** What sets one member of the line apart. */
export interface Generation {
  /** Whether the router's scores get a learned correction, as the configured method needs it. */
  readonly correction: (config: Config) => boolean;
  /** Which layers route; a number where the first so many are dense unless the config says otherwise. */
  readonly split: number | ((config: Config, layers: Dim) => Split);
  /** Shared experts where the field is absent. */
  readonly sharedExperts: number;
  /** Whether queries may be projected without a low-rank step; the class says so by null. */
  readonly plainQueries: boolean;
  /** Layers that choose by an indexer which tokens they attend to, and what it has. */
  readonly indexed?: (config: Config, sizes: Sizes, queryRank: Dim) => Indexed;
  /** Experts that the files store otherwise than one matrix each. */
  readonly experts?: (experts: Dim, hidden: Dim, width: Dim) => Row[];
  /** What a layer has beside attention, feed-forward and the norms before them. */
  readonly besides?: (hidden: Dim) => Row[];
  /** Reads the draft block that the config declares, or notes that no release has one. */
  readonly draft: (config: Config, sizes: Sizes, layer: readonly Row[]) => Draft;
}

/** The line that DeepSeek-V2 began: latent attention, dense layers first, shared and routed experts. */
export function buildDeepseek(config: Config, generation: Generation): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const { split, indexed } = generation;
  const { dense, routed } =
    typeof split === 'number' ? everyFollowing(config, layers, split) : split(config, layers);
  const queryRank = generation.plainQueries
    ? config.sizeOrNull('q_lora_rank')
    : config.size('q_lora_rank');
  const every = [
    rmsNorm('input_layernorm', hidden),
    ...latentAttention({
      hidden,
      heads: config.dim('heads', 'num_attention_heads'),
      queryRank: queryRank === null ? null : dim('query rank', queryRank),
      kvRank: config.dim('KV rank', 'kv_lora_rank'),
      nopeSize: config.size('qk_nope_head_dim'),
      ropeSize: config.size('qk_rope_head_dim'),
      valueSize: config.size('v_head_dim'),
      bias: readFlag(config, 'attention_bias', false),
    }),
    rmsNorm('post_attention_layernorm', hidden),
    ...(generation.besides?.(hidden) ?? []),
  ];
  const indexer = indexed?.(config, { vocab, hidden, layers }, dim('query rank', queryRank ?? 0));
  const routing = readRouting(
    config,
    givenName(config, 'n_routed_experts', 'num_experts', 'num_local_experts'),
  );
  const expertWidth = config.dim('expert width', 'moe_intermediate_size');
  const denseWidth = config.dim('FFN width', 'intermediate_size');
  const shared = config.countOr('n_shared_experts', {
    value: config.raw('n_shared_experts') === null ? 0 : generation.sharedExperts,
    because: "the reference class's default",
  });
  const sharedWidth = product(dim('shared experts', shared), expertWidth);
  const experts = generation.experts ?? routedExpertsOf;
  const routes = [
    ...router('mlp.gate', routing.experts, hidden),
    ...(generation.correction(config)
      ? [routerCorrection('mlp.gate.e_score_correction_bias', routing.experts)]
      : []),
    ...experts(routing.experts, hidden, expertWidth),
    ...(shared > 0 ? sharedExperts('mlp.shared_experts.', hidden, sharedWidth) : []),
  ];
  // Latent attention has as many key-value heads as heads, whatever these fields say.
  config.ignore('num_key_value_heads', 'head_dim', 'qk_head_dim');
  return decoder({
    vocab,
    hidden,
    tied: readTied(config, false),
    moe: moeOf(routing, routed.size),
    layers: [
      { count: layers, rows: every },
      ...(indexer ? [indexer] : []),
      { count: dense, rows: gatedMlp('ffn', 'mlp.', hidden, denseWidth) },
      { count: routed, rows: routes },
    ],
    ...generation.draft(config, { vocab, hidden, layers }, [
      ...every,
      ...(indexer?.rows ?? []),
      ...routes,
    ]),
  });
}

function routedExpertsOf(experts: Dim, hidden: Dim, width: Dim): Row[] {
  return routedExperts('mlp.', experts, hidden, width);
}

/** Listed kinds, or the first so many layers dense and every later one routed. */
export function listedOrFollowing(config: Config, layers: Dim, otherwise: number): Split {
  config.ignore('first_k_dense_replace', 'moe_layer_freq');
  return readMlpTypes(config, layers, () => everyFollowing(config, layers, otherwise));
}

/** The first so many layers are dense and every later one routes. */
function everyFollowing(config: Config, layers: Dim, otherwise: number): Split {
  refuseMoeStep(config);
  return readDenseFirst(config, layers, otherwise);
}

/** transformers ignores it, the original code routes every so many layers; all releases say 1. */
export function refuseMoeStep(config: Config): void {
  config.choiceOr('moe_layer_freq', [1], {
    value: 1,
    because: 'every layer after the dense ones routes',
  });
}

/** A router whose scores get a correction; the only method of most classes. */
export function corrected(config: Config): boolean {
  config.choiceOr('topk_method', ['noaux_tc'], {
    value: 'noaux_tc',
    because: 'the only method of the reference class; it has a correction bias per expert',
  });
  return true;
}
