import { product, type Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import { linear } from './linear.ts';

export interface GroupedQuery {
  readonly hidden: Dim;
  readonly heads: Dim;
  readonly kvHeads: Dim;
  readonly headSize: Dim;
  /** Biases on q, k and v. */
  readonly qkvBias: boolean;
  /** Bias on o, which Qwen2 and GLM-4.5 leave out although they have the other three. */
  readonly outBias: boolean;
  readonly prefix?: string;
}

/**
 * Grouped-query attention: hidden·heads·size + 2·hidden·kv·size + heads·size·hidden,
 * biases apart. With kv heads = heads it is multi-head, with one it is multi-query
 * (arXiv 2305.13245).
 */
export function groupedQueryAttention(attention: GroupedQuery): Row[] {
  const { hidden, heads, kvHeads, headSize, qkvBias, outBias } = attention;
  const prefix = attention.prefix ?? 'self_attn.';
  const queries = product(heads, headSize);
  const keys = product(kvHeads, headSize);
  return [
    ...linear('attention', `${prefix}q_proj`, queries, hidden, qkvBias),
    ...linear('attention', `${prefix}k_proj`, keys, hidden, qkvBias),
    ...linear('attention', `${prefix}v_proj`, keys, hidden, qkvBias),
    ...linear('attention', `${prefix}o_proj`, hidden, queries, outBias),
  ];
}
