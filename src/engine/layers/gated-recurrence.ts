import type { Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import { depthwiseConvolution } from './depthwise-convolution.ts';
import { linear } from './linear.ts';

export interface GatedRecurrence {
  readonly hidden: Dim;
  /** Width of the recurrence. */
  readonly width: Dim;
  readonly blocks: Dim;
  readonly blockWidth: Dim;
  readonly kernel: Dim;
}

/**
 * The recurrent block of Griffin (arXiv 2402.19427): two branches, a convolution
 * and a real-gated linear recurrent unit whose two gates are block-diagonal.
 */
export function gatedRecurrence(prefix: string, recurrence: GatedRecurrence): Row[] {
  const { hidden, width, blocks, blockWidth, kernel } = recurrence;
  const gates = ['input_gate', 'recurrent_gate'].flatMap((gate) => [
    row({
      role: 'mixer',
      kind: 'matrix',
      name: `${prefix}rg_lru.${gate}_weight`,
      shape: [blocks, blockWidth, blockWidth],
    }),
    row({
      role: 'mixer',
      kind: 'bias',
      name: `${prefix}rg_lru.${gate}_bias`,
      shape: [blocks, blockWidth],
    }),
  ]);
  return [
    ...linear('mixer', `${prefix}linear_y`, width, hidden, true),
    ...linear('mixer', `${prefix}linear_x`, width, hidden, true),
    ...linear('mixer', `${prefix}linear_out`, hidden, width, true),
    ...depthwiseConvolution(`${prefix}conv_1d`, width, kernel, true),
    row({
      role: 'mixer',
      kind: 'vector',
      name: `${prefix}rg_lru.recurrent_param`,
      shape: [width],
    }),
    ...gates,
  ];
}
