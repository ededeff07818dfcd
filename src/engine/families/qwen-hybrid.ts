import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { gatedQueryAttention } from '../layers/gated-attention.ts';
import { gatedDeltaNet, type DeltaNet } from '../layers/linear-attention.ts';
import { linear } from '../layers/linear.ts';
import { routedExperts, router, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import { stackedExperts } from '../layers/stacked-experts.ts';
import type { Row } from '../ledger.ts';
import { readDim, readFlag, readHeads, type Routing } from './fields.ts';
import { layersOf, readLayerKinds } from './layer-lists.ts';

/** What Qwen3-Next began: of every few layers one attends, the others are a Gated DeltaNet. */

export const HYBRID_LAYERS = ['linear_attention', 'full_attention'] as const;

export interface Mixers {
  readonly attending: Dim;
  readonly linear: Dim;
  readonly attention: readonly Row[];
  readonly deltaNet: readonly Row[];
}

export function readMixers(
  config: Config,
  hidden: Dim,
  layers: Dim,
  file: { readonly kvHeads: number; readonly projections: DeltaNet['projections'] },
): Mixers {
  const heads = readHeads(config, hidden, { kvHeads: file.kvHeads, headSize: 256 });
  const bias = readFlag(config, 'attention_bias', false);
  const kinds = readHybridKinds(config, layers.size);
  return {
    attending: layersOf('attention layers', kinds, 'full_attention'),
    linear: layersOf('linear-attention layers', kinds, 'linear_attention'),
    attention: [
      ...gatedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      ...qkNormPerHead(heads.headSize),
    ],
    deltaNet: gatedDeltaNet({ hidden, ...readDeltaNet(config), projections: file.projections }),
  };
}

type HybridKind = (typeof HYBRID_LAYERS)[number];

/** A list decides; without one every so many layers attends. */
function readHybridKinds(config: Config, layers: number): readonly HybridKind[] {
  const kinds = readLayerKinds(config, 'layer_types', layers, HYBRID_LAYERS);
  if (kinds) {
    config.ignore('full_attention_interval');
    return kinds;
  }
  const every = readDim(config, 'step', 'full_attention_interval', 4).size;
  return Array.from({ length: layers }, (_, at) =>
    (at + 1) % every === 0 ? 'full_attention' : 'linear_attention',
  );
}

/** Sizes of a Gated DeltaNet, with the reference classes' constants. */
function readDeltaNet(config: Config): Omit<DeltaNet, 'hidden' | 'projections'> {
  return {
    keyHeads: readDim(config, 'key heads', 'linear_num_key_heads', 16),
    valueHeads: readDim(config, 'value heads', 'linear_num_value_heads', 32),
    keySize: readDim(config, 'key head size', 'linear_key_head_dim', 128),
    valueSize: readDim(config, 'value head size', 'linear_value_head_dim', 128),
    kernel: readDim(config, 'kernel', 'linear_conv_kernel_dim', 4),
  };
}

export interface Experts {
  readonly routing: Routing;
  readonly width: Dim;
  readonly sharedWidth: Dim;
}

/** A shared expert of its own width behind a one-row gate, and routed ones, stacked in the file or one by one. */
export function expertRows(
  { routing, width, sharedWidth }: Experts,
  hidden: Dim,
  stacked: boolean,
): Row[] {
  const { experts } = routing;
  return [
    ...router('mlp.gate', experts, hidden),
    ...(stacked ? stackedExperts('mlp.experts.', experts, hidden, width) : []),
    ...(stacked ? [] : routedExperts('mlp.', experts, hidden, width)),
    ...sharedExperts('mlp.shared_expert.', hidden, sharedWidth),
    ...linear('shared', 'mlp.shared_expert_gate', dim('score', 1), hidden),
  ];
}

export function blockNorms(hidden: Dim): Row[] {
  return [rmsNorm('input_layernorm', hidden), rmsNorm('post_attention_layernorm', hidden)];
}
