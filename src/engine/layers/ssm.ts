import { dim, product, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import { depthwiseConvolution } from './depthwise-convolution.ts';
import { linear } from './linear.ts';
import { rmsNorm } from './norms.ts';

export interface SelectiveScan {
  readonly hidden: Dim;
  /** Width inside the mixer, usually twice the hidden one. */
  readonly inner: Dim;
  readonly state: Dim;
  readonly kernel: Dim;
  /** Rank of the step size. */
  readonly stepRank: Dim;
  readonly convBias: boolean;
  /** Biases on the input and output projections; the step projection always has one. */
  readonly projBias: boolean;
}

/**
 * A Mamba mixer (arXiv 2312.00752): input and gate, a convolution along the
 * sequence, step size, B and C from the input, and the state matrix A and the
 * skip D a channel.
 */
export function selectiveScan(prefix: string, scan: SelectiveScan): Row[] {
  const { hidden, inner, state, kernel, stepRank, convBias, projBias } = scan;
  const doubled = product(dim('input and gate', 2), inner);
  const selected = dim('step rank, B and C', stepRank.size + 2 * state.size);
  return [
    ...linear('mixer', `${prefix}in_proj`, doubled, hidden, projBias),
    ...depthwiseConvolution(`${prefix}conv1d`, inner, kernel, convBias),
    ...linear('mixer', `${prefix}x_proj`, selected, inner),
    ...linear('mixer', `${prefix}dt_proj`, inner, stepRank, true),
    row({ role: 'mixer', kind: 'vector', name: `${prefix}A_log`, shape: [inner, state] }),
    row({ role: 'mixer', kind: 'vector', name: `${prefix}D`, shape: [inner] }),
    ...linear('mixer', `${prefix}out_proj`, hidden, inner, projBias),
  ];
}

export interface StateSpaceDual {
  readonly hidden: Dim;
  readonly heads: Dim;
  /** Width inside the mixer: heads × head size. */
  readonly inner: Dim;
  /** Groups of heads that share B and C. */
  readonly groups: Dim;
  readonly state: Dim;
  readonly kernel: Dim;
  readonly convBias: boolean;
  readonly inBias: boolean;
  readonly outBias: boolean;
  /** The norm before the output projection, which Falcon-H1 can leave out. */
  readonly norm: boolean;
}

/**
 * A Mamba-2 mixer (arXiv 2405.21060): one projection gives gate, input, B, C and a
 * step size a head; the convolution runs over input, B and C; A, D and the step's
 * bias are one value a head.
 */
export function stateSpaceDual(prefix: string, mixer: StateSpaceDual): Row[] {
  const { hidden, heads, inner, groups, state, kernel } = mixer;
  const mixed = dim('input, B and C', inner.size + 2 * groups.size * state.size);
  const projected = dim('gate, input, B, C and steps', inner.size + mixed.size + heads.size);
  return [
    ...linear('mixer', `${prefix}in_proj`, projected, hidden, mixer.inBias),
    ...depthwiseConvolution(`${prefix}conv1d`, mixed, kernel, mixer.convBias),
    row({ role: 'mixer', kind: 'vector', name: `${prefix}A_log`, shape: [heads] }),
    row({ role: 'mixer', kind: 'vector', name: `${prefix}D`, shape: [heads] }),
    row({ role: 'mixer', kind: 'bias', name: `${prefix}dt_bias`, shape: [heads] }),
    ...(mixer.norm ? [rmsNorm(`${prefix}norm`, inner)] : []),
    ...linear('mixer', `${prefix}out_proj`, hidden, inner, mixer.outBias),
  ];
}

export interface HeadedScan extends SelectiveScan {
  readonly heads: Dim;
  readonly headSize: Dim;
}

/**
 * A Mamba mixer whose selection is split into heads (Zamba, arXiv 2405.16712): what
 * depends on the input is projected head by head, so those tensors have the head first.
 */
export function headedScan(prefix: string, scan: HeadedScan): Row[] {
  const { hidden, inner, state, kernel, stepRank, heads, headSize, convBias, projBias } = scan;
  const doubled = product(dim('input and gate', 2), inner);
  const selected = dim('step rank, B and C', stepRank.size + 2 * state.size);
  const part = (kind: 'matrix' | 'bias' | 'vector', name: string, shape: readonly Dim[]): Row =>
    row({ role: 'mixer', kind, name: `${prefix}${name}`, shape });
  return [
    ...linear('mixer', `${prefix}in_proj`, doubled, hidden, projBias),
    ...depthwiseConvolution(`${prefix}conv1d`, inner, kernel, convBias),
    part('matrix', 'x_proj_weight', [heads, selected, headSize]),
    part('matrix', 'dt_proj_weight', [heads, headSize, stepRank]),
    part('bias', 'dt_proj_bias', [heads, headSize]),
    part('vector', 'A_log', [heads, headSize, state]),
    part('vector', 'D', [heads, headSize]),
    ...linear('mixer', `${prefix}out_proj`, hidden, inner, projBias),
  ];
}
