import { dim, product, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { rmsNorm } from './norms.ts';

/**
 * Alternating updates (arXiv 2301.13310): several streams of state, of which a layer
 * computes one and predicts and corrects the others by a few coefficients.
 */
export function alternatingUpdates(prefix: string, hidden: Dim, streams: Dim): Row[] {
  const pairs = product(streams, dim('streams', streams.size));
  return [
    row({
      role: 'other',
      kind: 'vector',
      name: `${prefix}correct_output_scale`,
      shape: [hidden],
    }),
    ...linear('other', `${prefix}correction_coefs`, streams, streams),
    ...linear('other', `${prefix}prediction_coefs`, pairs, streams),
    ...linear('other', `${prefix}modality_router`, streams, hidden),
    rmsNorm(`${prefix}router_norm`, hidden),
  ];
}

/** A low-rank path beside a layer's residual (arXiv 2411.07501). */
export function learnedResidual(prefix: string, hidden: Dim, rank: Dim): Row[] {
  return [
    ...linear('other', `${prefix}linear_left`, rank, hidden),
    ...linear('other', `${prefix}linear_right`, hidden, rank),
    rmsNorm(`${prefix}post_laurel_norm`, hidden),
  ];
}
