import { plus, times } from '../checked.ts';
import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import { nest, row, type Row } from '../ledger.ts';

/** Each table is a row of the ledger, so a config may not ask for any number of them. */
const MOST_TABLES = 1024;

/**
 * Tables looked up by a hash of a run of tokens: for each length from two up to
 * `emb_neighbor_num`, `emb_split_num` of them. Their rows are a multiple of the
 * vocabulary and an odd number, so that no two wrap alike (the reference code's
 * moduli); one token reads a row of each. A projection leads each to the model's
 * width, of which it is an equal slice.
 */
export function readNgramTables(config: Config, vocab: Dim, hidden: Dim): Row[] {
  const longest = config.size('emb_neighbor_num');
  const splits = config.size('emb_split_num');
  const ratio = config.size('ngram_vocab_size_ratio');
  const count = (longest - 1) * splits;
  if (count < 1 || count > MOST_TABLES || hidden.size % count !== 0) {
    throw config.refusal(
      'inconsistent',
      'emb_neighbor_num',
      longest,
      `hidden_size ${hidden.size} must divide into (emb_neighbor_num - 1) × emb_split_num equal slices, ${MOST_TABLES} at most; here ${count}.`,
      'Correct one of the three from the published config.json.',
    );
  }
  const slice = dim('slice', hidden.size / count);
  const tables = Array.from({ length: count }, (_, at) =>
    row({
      role: 'lookup',
      kind: 'table',
      name: `embedders.${at}.weight`,
      shape: [dim('n-gram rows', plus(times(ratio, vocab.size), 2 * at + 1)), slice],
    }),
  );
  const projections = nest(
    linear('other', 'post_projs.*', hidden, slice),
    '',
    dim('tables', count),
  );
  return nest([...tables, ...projections], 'model.ngram_embeddings.');
}
