import type { Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import type { Blueprint } from './decoder.ts';

export interface VocabularyHead {
  readonly name: string;
  readonly tied: boolean;
  /** What stands beside the table: a bias, a transformation before it. */
  readonly rows: readonly Row[];
}

export interface Encoder {
  readonly vocab: Dim;
  readonly hidden: Dim;
  readonly embeddingName: string;
  /** null: the class has no head for the vocabulary. */
  readonly head: VocabularyHead | null;
  /** Everything else. */
  readonly rows: readonly Row[];
}

/** An input table, a body, and a head for the vocabulary if the class has one. */
export function encoder({ vocab, hidden, embeddingName, head, rows }: Encoder): Blueprint {
  const shape = [vocab, hidden];
  const input = row({
    role: 'embedding',
    kind: 'table',
    state: head?.tied ? 'tied' : 'unique',
    name: embeddingName,
    shape,
  });
  const output = head && row({ role: 'head', kind: 'table', name: head.name, shape });
  return {
    rows: [input, ...rows, ...(output && !head.tied ? [output] : []), ...(head?.rows ?? [])],
    draft: [],
    draftTables: [],
    tiedHead: output && head.tied ? row({ ...output, state: 'stored-twice' }) : null,
    moe: null,
  };
}

/** A table of learned positions. */
export function positions(name: string, count: Dim, hidden: Dim): Row {
  return row({ role: 'position', kind: 'table', name, shape: [count, hidden] });
}

/** A bias on the scores of the vocabulary. */
export function scoreBias(name: string, vocab: Dim): Row {
  return row({ role: 'head', kind: 'bias', name, shape: [vocab] });
}
