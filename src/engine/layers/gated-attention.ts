import { dim, product } from '../dim.ts';
import type { Row } from '../ledger.ts';
import type { GroupedQuery } from './attention.ts';
import { linear } from './linear.ts';

/**
 * Grouped-query attention whose output passes a gate of its own width
 * (arXiv 2505.06708); the gate's matrix lies in `q_proj`, which is twice as tall.
 */
export function gatedQueryAttention(attention: GroupedQuery): Row[] {
  const { hidden, heads, kvHeads, headSize, qkvBias, outBias } = attention;
  const prefix = attention.prefix ?? 'self_attn.';
  const queries = product(heads, headSize);
  const keys = product(kvHeads, headSize);
  const gated = product(dim('queries and gates', 2), heads, headSize);
  return [
    ...linear('attention', `${prefix}q_proj`, gated, hidden, qkvBias),
    ...linear('attention', `${prefix}k_proj`, keys, hidden, qkvBias),
    ...linear('attention', `${prefix}v_proj`, keys, hidden, qkvBias),
    ...linear('attention', `${prefix}o_proj`, hidden, queries, outBias),
  ];
}
