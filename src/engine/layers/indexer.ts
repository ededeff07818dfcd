import { product, type Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { layerNorm } from './norms.ts';

export interface Indexer {
  readonly hidden: Dim;
  /** Rank of the compressed query, which the indexer shares with the attention. */
  readonly queryRank: Dim;
  readonly heads: Dim;
  readonly size: Dim;
}

/**
 * The lightning indexer of DeepSeek sparse attention (arXiv 2512.02556 §2.1): small
 * heads that score which earlier tokens are attended to; one key for all of them.
 */
export function sparseIndexer({ hidden, queryRank, heads, size }: Indexer): Row[] {
  const prefix = 'self_attn.indexer.';
  return [
    ...linear('attention', `${prefix}wq_b`, product(heads, size), queryRank),
    ...linear('attention', `${prefix}wk`, size, hidden),
    ...layerNorm(`${prefix}k_norm`, size),
    ...linear('attention', `${prefix}weights_proj`, heads, hidden),
  ];
}
