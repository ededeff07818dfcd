import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import { sparseIndexer } from '../layers/indexer.ts';
import type { Row } from '../ledger.ts';
import { readDim } from './fields.ts';

/** The indexer of DeepSeek-V3.2 and its successors, so many heads of it unless the config says otherwise. */
export function readIndexer(config: Config, hidden: Dim, queryRank: Dim, heads: number): Row[] {
  return sparseIndexer({
    hidden,
    queryRank,
    heads: readDim(config, 'indexer heads', 'index_n_heads', heads),
    size: readDim(config, 'indexer head size', 'index_head_dim', 128),
  });
}
