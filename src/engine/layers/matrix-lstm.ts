import type { Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { layerNorm, rmsNorm } from './norms.ts';

export interface MatrixLstm {
  readonly hidden: Dim;
  readonly heads: Dim;
  readonly keys: Dim;
  readonly values: Dim;
  readonly bias: boolean;
}

/** A norm with a shift where the model has biases. */
export function shiftedNorm(name: string, width: Dim, bias: boolean): Row[] {
  return bias ? layerNorm(name, width) : [rmsNorm(name, width)];
}

/**
 * The matrix LSTM of xLSTM (arXiv 2405.04517): queries, keys, values, an output gate,
 * and an input and a forget gate a head, which always have biases.
 */
export function matrixLstm(prefix: string, cell: MatrixLstm): Row[] {
  const { hidden, heads, keys, values, bias } = cell;
  const gate = (name: string): Row[] => linear('mixer', `${prefix}${name}`, heads, hidden, true);
  return [
    ...linear('mixer', `${prefix}q`, keys, hidden, bias),
    ...linear('mixer', `${prefix}k`, keys, hidden, bias),
    ...linear('mixer', `${prefix}v`, values, hidden, bias),
    ...linear('mixer', `${prefix}ogate_preact`, values, hidden, bias),
    ...gate('igate_preact'),
    ...gate('fgate_preact'),
    ...shiftedNorm(`${prefix}multihead_norm`, values, bias),
    ...linear('mixer', `${prefix}out_proj`, hidden, values, bias),
  ];
}
