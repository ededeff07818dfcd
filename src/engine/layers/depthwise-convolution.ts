import { dim, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';

/**
 * A convolution along the sequence, each channel by itself: one filter of a few
 * values a channel. No matrix product, so its kind is a vector's.
 */
export function depthwiseConvolution(
  name: string,
  channels: Dim,
  kernel: Dim,
  bias: boolean,
): Row[] {
  const shape = [channels, dim('input a channel', 1), kernel];
  const weight = row({ role: 'mixer', kind: 'vector', name: `${name}.weight`, shape });
  const shift = row({ role: 'mixer', kind: 'bias', name: `${name}.bias`, shape: [channels] });
  return bias ? [weight, shift] : [weight];
}
