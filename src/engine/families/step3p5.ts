import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { intoDraft } from '../layers/draft.ts';
import { linear } from '../layers/linear.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routerCorrection } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import { nest, row, type Row } from '../ledger.ts';
import { declaredDrafts } from './declared-drafts.ts';
import type { Family } from './family.ts';
import {
  moeOf,
  readFlag,
  readHeads,
  readRouting,
  readSizes,
  readTied,
  type Heads,
  type Routing,
} from './fields.ts';
import { givenName } from './given-name.ts';
import { layersOf, readLayerKinds } from './layer-lists.ts';

const ATTENTION = ['full_attention', 'sliding_attention'] as const;
const FEED_FORWARD = ['dense', 'sparse'] as const;

/**
 * Step-3.5-Flash: sliding layers have more query heads than full ones, each head a
 * gate, experts lie stacked, and each draft block has an output head of its own.
 */
export const step3p5: Family = {
  id: 'step3p5',
  classes: ['Step3p5ForCausalLM'],
  layerTypes: 'read',
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const drafted = declaredDrafts(config);
    const all = layers.size + drafted;
    const attention =
      readKinds(config, 'layer_types', layers.size, all, ATTENTION) ??
      fill(all, () => ATTENTION[0]);
    const feedForward = readFeedForward(config, layers.size, all);
    const parts = readParts(config, hidden);
    const groups = (from: number, to: number): Group[] => {
      const [attends, feeds] = [attention.slice(from, to), feedForward.slice(from, to)];
      return [
        { count: dim('layers', to - from), rows: parts.norms },
        { count: layersOf('full layers', attends, ATTENTION[0]), rows: parts.full },
        { count: layersOf('sliding layers', attends, ATTENTION[1]), rows: parts.sliding },
        { count: layersOf('dense layers', feeds, FEED_FORWARD[0]), rows: parts.dense },
        { count: layersOf('MoE layers', feeds, FEED_FORWARD[1]), rows: parts.routed },
      ];
    };
    const main = groups(0, layers.size);
    const routedLayers = layersOf('MoE layers', feedForward.slice(0, layers.size), 'sparse').size;
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      moe: moeOf(parts.routing, routedLayers),
      layers: main,
      draft:
        drafted === 0
          ? []
          : draft(vocab, hidden, dim('draft blocks', drafted), groups(layers.size, all)),
    });
  },
};

interface Group {
  readonly count: Dim;
  readonly rows: readonly Row[];
}

interface Parts {
  readonly routing: Routing;
  readonly norms: readonly Row[];
  readonly full: readonly Row[];
  readonly sliding: readonly Row[];
  readonly dense: readonly Row[];
  readonly routed: readonly Row[];
}

/** What layers are made of, whichever kinds they are of. */
function readParts(config: Config, hidden: Dim): Parts {
  const heads = readHeads(config, hidden, {
    kvHeads: 8,
    kvHeadsKey: givenName(config, 'num_key_value_heads', 'num_attention_groups'),
    headSize: 128,
  });
  const routing = readRouting(
    config,
    givenName(config, 'n_routed_experts', 'moe_num_experts'),
    givenName(config, 'num_experts_per_tok', 'moe_top_k'),
  );
  const { experts } = routing;
  const width = config.dim('expert width', 'moe_intermediate_size');
  const bias = readFlag(config, 'attention_bias', false);
  const mlpBias = readFlag(config, 'mlp_bias', false);
  const sharedWidth = config.dim(
    'shared width',
    givenName(config, 'share_expert_dim', 'share_expert_dims'),
  );
  config.only('sink', false, 'No release has attention sinks.');
  config.only('use_moe_router_bias', true, "The release corrects its routers' scores.");
  config.only('use_head_wise_attn_gate', true, 'The release has one gate a head.');
  config.only(
    'gating',
    config.raw('gating') === 'per-head' ? 'per-head' : true,
    'Gates of another width.',
  );
  const attend = (queryHeads: Dim): Row[] => [
    ...groupedQueryAttention({ hidden, ...heads, heads: queryHeads, qkvBias: bias, outBias: bias }),
    ...linear('attention', 'self_attn.g_proj', queryHeads, hidden),
    ...qkNormPerHead(heads.headSize),
  ];
  const stacked = (name: string, out: Dim, into: Dim): Row =>
    row({
      role: 'routed',
      kind: 'matrix',
      name: `moe.${name}.weight`,
      shape: [experts, out, into],
    });
  return {
    routing,
    norms: [rmsNorm('input_layernorm', hidden), rmsNorm('post_attention_layernorm', hidden)],
    full: attend(heads.heads),
    sliding: attend(dim('sliding heads', readSlidingHeads(config, heads))),
    dense: gatedMlp('ffn', 'mlp.', hidden, config.dim('FFN width', 'intermediate_size'), mlpBias),
    routed: [
      ...linear('router', 'moe.gate', experts, hidden),
      routerCorrection('moe.router_bias', experts),
      stacked('gate_proj', width, hidden),
      stacked('up_proj', width, hidden),
      stacked('down_proj', hidden, width),
      ...gatedMlp('shared', 'share_expert.', hidden, sharedWidth, mlpBias),
    ],
  };
}

/** Sliding layers' query heads: transformers' field, or the release's object of their settings. */
function readSlidingHeads(config: Config, { heads, kvHeads, headSize }: Heads): number {
  const otherwise = { value: heads.size, because: 'as many as in the full layers' };
  if (config.has('num_sliding_attention_heads') || !config.has('attention_other_setting'))
    return config.sizeOr('num_sliding_attention_heads', otherwise);
  const sliding = config.nested('attention_other_setting');
  sliding.only('attention_type', ATTENTION[1], 'The other settings are those of sliding layers.');
  const differs = 'Sliding layers differ in their query heads alone.';
  sliding.only('num_attention_groups', kvHeads.size, differs);
  sliding.only('head_dim', headSize.size, differs);
  return sliding.sizeOr('num_attention_heads', otherwise);
}

/** transformers' words, or the list of routed layers as text or numbers; without one all but the first three route. */
function readFeedForward(config: Config, layers: number, all: number): readonly string[] {
  const listed = readEnum(config, layers);
  const kinds = readKinds(config, 'mlp_layer_types', layers, all, FEED_FORWARD);
  return kinds ?? fill(all, (at) => (at < layers && listed(at) ? 'sparse' : 'dense'));
}

function readEnum(config: Config, layers: number): (layer: number) => boolean {
  const value = config.raw('moe_layers_enum');
  if (value == null) return (layer) => layer >= 3;
  const listed = (Array.isArray(value) ? value : String(value).split(',')).map(Number);
  const wrong = listed.find((layer) => !Number.isInteger(layer) || layer < 0);
  if (wrong === undefined) return (layer) => listed.includes(layer);
  throw config.refusal(
    'wrong-type',
    'moe_layers_enum',
    value,
    `It must name routed layers by their numbers, of which there are ${layers}.`,
    'Write it as "3,4,5".',
  );
}

/** One kind a layer, the draft blocks' kinds after the main model's or in a list of their own. */
function readKinds<T extends string>(
  config: Config,
  key: string,
  layers: number,
  all: number,
  known: readonly T[],
): readonly T[] | null {
  const value = config.raw(key);
  const padded = Array.isArray(value) && value.length === all;
  const main = readLayerKinds(config, key, padded ? all : layers, known);
  const drafted = readLayerKinds(config, `mtp_${key}`, all - layers, known);
  if (!main || padded) return main;
  return [...main, ...(drafted ?? fill(all - layers, () => known[0] as T))];
}

function fill<T>(length: number, kind: (at: number) => T): T[] {
  return Array.from({ length }, (_, at) => kind(at));
}

function draft(vocab: Dim, hidden: Dim, blocks: Dim, groups: readonly Group[]): Row[] {
  const joined = product(dim('states', 2), hidden);
  const ends = [
    ...linear('other', 'eh_proj', hidden, joined),
    rmsNorm('enorm', hidden),
    rmsNorm('hnorm', hidden),
    rmsNorm('transformer.shared_head.norm', hidden),
    row({
      role: 'head',
      kind: 'table',
      name: 'transformer.shared_head.output.weight',
      shape: [vocab, hidden],
    }),
  ];
  return [{ count: blocks, rows: ends }, ...groups]
    .filter(({ count }) => count.size > 0)
    .flatMap(({ count, rows }) => nest(intoDraft(rows), 'model.layers.*.', count));
}
