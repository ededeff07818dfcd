import { dim, product, type Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import { depthwiseConvolution } from './depthwise-convolution.ts';
import { linear } from './linear.ts';

/**
 * A gated short convolution (LFM2, arXiv 2511.23404): two gates and the value in
 * one projection, a convolution of a few positions, and a projection back.
 */
export function gatedShortConvolution(
  prefix: string,
  hidden: Dim,
  kernel: Dim,
  bias: boolean,
): Row[] {
  return [
    ...linear(
      'mixer',
      `${prefix}in_proj`,
      product(dim('gates and value', 3), hidden),
      hidden,
      bias,
    ),
    ...depthwiseConvolution(`${prefix}conv`, hidden, kernel, bias),
    ...linear('mixer', `${prefix}out_proj`, hidden, hidden, bias),
  ];
}
