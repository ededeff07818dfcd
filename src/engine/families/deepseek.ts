import { dim, product } from '../dim.ts';
import type { Config } from '../config.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { latentAttention } from '../layers/mla.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router, routerCorrection, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { readDraft } from './draft-fields.ts';
import { moeOf, readDenseFirst, readFlag, readRouting, readSizes, readTied } from './fields.ts';

export interface Generation {
  /** Whether the router's scores get a learned correction, as the configured method needs it. */
  readonly correction: (config: Config) => boolean;
  readonly denseFirst: number;
  readonly sharedExperts: number;
}

/** The line that DeepSeek-V2 began: latent attention, dense layers first, shared and routed experts. */
export function buildDeepseek(config: Config, generation: Generation): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const { dense, routed } = readDenseFirst(config, layers, generation.denseFirst);
  // transformers ignores it, the original code routes every so many layers; all releases say 1.
  config.choiceOr('moe_layer_freq', [1], {
    value: 1,
    because: 'every layer after the dense ones routes',
  });
  const queryRank = config.sizeOrNull('q_lora_rank');
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
  ];
  const routing = readRouting(config, 'n_routed_experts');
  const expertWidth = config.dim('expert width', 'moe_intermediate_size');
  const denseWidth = config.dim('FFN width', 'intermediate_size');
  const shared = config.countOr('n_shared_experts', {
    value: config.raw('n_shared_experts') === null ? 0 : generation.sharedExperts,
    because: "the reference class's default",
  });
  const sharedWidth = product(dim('shared experts', shared), expertWidth);
  const routes = [
    ...router('mlp.gate', routing.experts, hidden),
    ...(generation.correction(config)
      ? [routerCorrection('mlp.gate.e_score_correction_bias', routing.experts)]
      : []),
    ...routedExperts('mlp.', routing.experts, hidden, expertWidth),
    ...(shared > 0 ? sharedExperts('mlp.shared_experts.', hidden, sharedWidth) : []),
  ];
  // Latent attention has as many key-value heads as heads, whatever these two fields say.
  config.ignore('num_key_value_heads', 'head_dim');
  return decoder({
    vocab,
    hidden,
    tied: readTied(config, false),
    moe: moeOf(routing, routed.size),
    layers: [
      { count: layers, rows: every },
      { count: dense, rows: gatedMlp('ffn', 'mlp.', hidden, denseWidth) },
      { count: routed, rows: routes },
    ],
    ...readDraft(config, { vocab, hidden, layers }, [...every, ...routes]),
  });
}
