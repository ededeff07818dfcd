import { dim, product, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { rmsNorm } from './norms.ts';
import { depthwiseConvolution } from './depthwise-convolution.ts';

export interface DeltaNet {
  readonly hidden: Dim;
  readonly keyHeads: Dim;
  readonly valueHeads: Dim;
  readonly keySize: Dim;
  readonly valueSize: Dim;
  readonly kernel: Dim;
  /** How the file lays out the input projections: two matrices, or each by itself. */
  readonly projections: 'qkvz and ba' | 'qkv, z, b and a';
}

/**
 * Gated DeltaNet (arXiv 2412.06464): queries, keys, values, an output gate z, and
 * per value head a write strength b and a decay a; a short convolution over
 * queries, keys and values; decay and step bias a head; a norm of one value head.
 */
export function gatedDeltaNet(net: DeltaNet, prefix = 'linear_attn.'): Row[] {
  const { hidden, keyHeads, valueHeads, keySize, valueSize, kernel } = net;
  const keys = keyHeads.size * keySize.size;
  const values = product(valueHeads, valueSize);
  const mixed = dim('queries, keys and values', 2 * keys + values.size);
  return [
    ...inputProjections(net, prefix, keys, values),
    ...depthwiseConvolution(`${prefix}conv1d`, mixed, kernel, false),
    row({ role: 'mixer', kind: 'vector', name: `${prefix}A_log`, shape: [valueHeads] }),
    row({ role: 'mixer', kind: 'bias', name: `${prefix}dt_bias`, shape: [valueHeads] }),
    rmsNorm(`${prefix}norm`, valueSize),
    ...linear('mixer', `${prefix}out_proj`, hidden, values),
  ];
}

function inputProjections(net: DeltaNet, prefix: string, keys: number, values: Dim): Row[] {
  const { hidden, valueHeads, projections } = net;
  if (projections === 'qkvz and ba') {
    const all = dim('queries, keys, values and gates', 2 * keys + 2 * values.size);
    const scalars = product(dim('b and a', 2), valueHeads);
    return [
      ...linear('mixer', `${prefix}in_proj_qkvz`, all, hidden),
      ...linear('mixer', `${prefix}in_proj_ba`, scalars, hidden),
    ];
  }
  const mixed = dim('queries, keys and values', 2 * keys + values.size);
  return [
    ...linear('mixer', `${prefix}in_proj_qkv`, mixed, hidden),
    ...linear('mixer', `${prefix}in_proj_z`, values, hidden),
    ...linear('mixer', `${prefix}in_proj_b`, valueHeads, hidden),
    ...linear('mixer', `${prefix}in_proj_a`, valueHeads, hidden),
  ];
}

/** The same net with every projection and convolution by itself, and g for the output gate. */
export function separateDeltaNet(net: Omit<DeltaNet, 'projections'>): Row[] {
  const { hidden, keyHeads, valueHeads, keySize, valueSize, kernel } = net;
  const prefix = 'linear_attn.';
  const keys = product(keyHeads, keySize);
  const values = product(valueHeads, valueSize);
  const streams = (
    [
      ['q', keys],
      ['k', keys],
      ['v', values],
    ] as const
  ).flatMap(([stream, width]) => [
    ...linear('mixer', `${prefix}${stream}_proj`, width, hidden),
    ...depthwiseConvolution(`${prefix}${stream}_conv1d`, width, kernel, false),
  ]);
  return [
    ...streams,
    ...linear('mixer', `${prefix}g_proj`, values, hidden),
    ...linear('mixer', `${prefix}a_proj`, valueHeads, hidden),
    ...linear('mixer', `${prefix}b_proj`, valueHeads, hidden),
    row({ role: 'mixer', kind: 'vector', name: `${prefix}A_log`, shape: [valueHeads] }),
    row({ role: 'mixer', kind: 'bias', name: `${prefix}dt_bias`, shape: [valueHeads] }),
    rmsNorm(`${prefix}o_norm`, valueSize),
    ...linear('mixer', `${prefix}o_proj`, hidden, values),
  ];
}

export interface DeltaAttention {
  readonly hidden: Dim;
  readonly heads: Dim;
  readonly headSize: Dim;
  readonly kernel: Dim;
}

/**
 * Kimi Delta Attention (arXiv 2510.26692): a delta rule whose decay is a vector a
 * head instead of a number. Decay f and output gate g pass through one head's
 * width; queries, keys and values have a short convolution each.
 */
export function deltaAttention(attention: DeltaAttention, prefix = 'self_attn.'): Row[] {
  const { hidden, heads, headSize, kernel } = attention;
  const all = product(heads, headSize);
  const streams = ['q', 'k', 'v'].flatMap((stream) => [
    ...linear('mixer', `${prefix}${stream}_proj`, all, hidden),
    ...depthwiseConvolution(`${prefix}${stream}_conv1d`, all, kernel, false),
  ]);
  const gates = ['f', 'g'].flatMap((gate) => [
    ...linear('mixer', `${prefix}${gate}_a_proj`, headSize, hidden),
    ...linear('mixer', `${prefix}${gate}_b_proj`, all, headSize),
  ]);
  const one = dim('broadcast', 1);
  return [
    ...streams,
    ...gates,
    row({ role: 'mixer', kind: 'bias', name: `${prefix}dt_bias`, shape: [all] }),
    row({ role: 'mixer', kind: 'vector', name: `${prefix}A_log`, shape: [one, one, heads, one] }),
    ...linear('mixer', `${prefix}b_proj`, heads, hidden),
    rmsNorm(`${prefix}o_norm`, headSize),
    ...linear('mixer', `${prefix}o_proj`, hidden, all),
  ];
}
