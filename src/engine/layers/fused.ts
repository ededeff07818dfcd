import { dim, product, type Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import type { Role } from '../roles.ts';
import type { GroupedQuery } from './attention.ts';
import { linear } from './linear.ts';

/** Layers of which a file holds several matrices as one. */

export interface FusedAttention extends Pick<
  GroupedQuery,
  'hidden' | 'heads' | 'kvHeads' | 'headSize'
> {
  /** The matrix of queries, keys and values, and the one after them. */
  readonly names: readonly [fused: string, out: string];
  readonly qkvBias?: boolean;
  readonly outBias?: boolean;
  /** Norms on queries and keys, listed between the two. */
  readonly norms?: readonly Row[];
}

/**
 * Grouped-query attention whose queries, keys and values are one matrix in the file:
 * (heads + 2·kv)·size·hidden + heads·size·hidden, biases apart.
 */
export function fusedAttention(attention: FusedAttention): Row[] {
  const { hidden, heads, kvHeads, headSize, qkvBias, outBias, norms = [] } = attention;
  const [fused, out] = attention.names;
  const all = dim('heads and twice the KV heads', heads.size + 2 * kvHeads.size);
  return [
    ...linear('attention', fused, product(all, headSize), hidden, qkvBias),
    ...norms,
    ...linear('attention', out, hidden, product(heads, headSize), outBias),
  ];
}

/** Gated feed-forward whose gate and up are one matrix in the file (GLM-4, Phi-3). */
export function fusedGatedMlp(
  role: Role,
  prefix: string,
  hidden: Dim,
  width: Dim,
  [fused, down]: readonly [fused: string, down: string] = ['gate_up_proj', 'down_proj'],
): Row[] {
  const gateAndUp = product(dim('gate and up', 2), width);
  return [
    ...linear(role, `${prefix}${fused}`, gateAndUp, hidden),
    ...linear(role, `${prefix}${down}`, hidden, width),
  ];
}
