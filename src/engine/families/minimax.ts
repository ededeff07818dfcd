import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { numberedExperts, router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import {
  moeOf,
  readHeads,
  readRouting,
  readSizes,
  readTied,
  type Heads,
  type HeadDefaults,
} from './fields.ts';
import { readFullLayers } from './full-layers.ts';
import { layersOf } from './layer-lists.ts';
import { buildMinimaxM2 } from './minimax-m2.ts';

/** MiniMax-Text-01 and M1: lightning attention in most layers, grouped-query attention in the rest, all routed. */
export const minimax: Family = {
  id: 'minimax',
  aliases: ['minimax_m1', 'minimax_text_01'],
  classes: [
    'MiniMaxForCausalLM',
    'MiniMaxM1ForCausalLM',
    'MiniMaxText01ForCausalLM',
    'MiniMaxM2ForCausalLM',
  ],
  layerTypes: ['linear_attention'],
  build: (config) => (isM2(config) ? buildMinimaxM2(config) : buildMinimax(config)),
};

/** M2 was first released under its predecessor's model_type; its class says which it is. */
function isM2(config: Config): boolean {
  const classes = config.raw('architectures');
  return (Array.isArray(classes) ? classes[0] : classes) === 'MiniMaxM2ForCausalLM';
}

function buildMinimax(config: Config): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const defaults: HeadDefaults = { kvHeads: 8, headSize: 'hidden/heads' };
  const heads = readHeads(config, hidden, defaults);
  const kinds = readFullLayers(config, layers, {
    key: 'attn_type_list',
    full: 1,
    other: 'linear_attention',
    otherwise: (layer) => layer % 2 === 0,
  });
  const routing = readRouting(config, 'num_local_experts');
  const width = config.dim('expert width', 'intermediate_size');
  config.only('shared_intermediate_size', 0, 'No release has a shared expert.');
  // Scales of the residual stream, one number each and no weight.
  config.ignore('postnorm');
  const every = [
    rmsNorm('input_layernorm', hidden),
    rmsNorm('post_attention_layernorm', hidden),
    ...router('block_sparse_moe.gate', routing.experts, hidden),
    ...numberedExperts('block_sparse_moe.', routing.experts, hidden, width),
  ];
  return decoder({
    vocab,
    hidden,
    tied: readTied(config, false),
    moe: moeOf(routing, layers.size),
    layers: [
      { count: layers, rows: every },
      {
        count: layersOf('lightning layers', kinds, false),
        rows: lightningAttention(hidden, heads),
      },
      {
        count: layersOf('full layers', kinds, true),
        rows: groupedQueryAttention({ hidden, ...heads, qkvBias: false, outBias: false }),
      },
    ],
  });
}

/** Linear attention with fixed decay (arXiv 2501.08313 §2.2): as many keys as queries, a gate and a norm on the output. */
function lightningAttention(hidden: Dim, { heads, headSize }: Heads): Row[] {
  const width = product(heads, headSize);
  const all = product(dim('queries, keys and values', 3), heads, headSize);
  return [
    ...linear('mixer', 'self_attn.qkv_proj', all, hidden),
    ...linear('mixer', 'self_attn.output_gate', width, hidden),
    rmsNorm('self_attn.norm', width),
    ...linear('mixer', 'self_attn.out_proj', hidden, width),
  ];
}
