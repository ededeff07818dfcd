import type { Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';

export interface Tables {
  readonly vocab: Dim;
  readonly hidden: Dim;
  readonly tied: boolean;
  readonly embeddingName?: string;
  readonly headName?: string;
  /** A bias on the output head, which stands apart even where the table is tied. */
  readonly headBias?: boolean;
}

/**
 * The vocabulary tables: vocab × hidden once for the input and, where they are
 * not tied, once more for the output. A tied model has one table, in the role
 * `embedding`; its second use as a head costs nothing.
 */
export function vocabularyTables(tables: Tables): Row[] {
  const { vocab, hidden, tied } = tables;
  const input = row({
    role: 'embedding',
    kind: 'table',
    state: tied ? 'tied' : 'unique',
    name: tables.embeddingName ?? 'model.embed_tokens.weight',
    shape: [vocab, hidden],
  });
  const name = tables.headName ?? 'lm_head.weight';
  const head = row({ role: 'head', kind: 'table', name, shape: [vocab, hidden] });
  return [input, ...(tied ? [] : [head]), ...(tables.headBias ? [headBias(name, vocab)] : [])];
}

function headBias(headName: string, vocab: Dim): Row {
  const name = headName.replace(/weight$/, 'bias');
  return row({ role: 'head', kind: 'bias', name, shape: [vocab] });
}
