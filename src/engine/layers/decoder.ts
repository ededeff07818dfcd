import type { Dim } from '../dim.ts';
import { nest, row, type Moe, type Row } from '../ledger.ts';
import { vocabularyTables, type Tables } from './tables.ts';
import { rmsNorm } from './norms.ts';

/** What a family makes of a config, before any fact of the file is added. */
export interface Blueprint {
  /** Every trained value of the main model once. */
  readonly rows: readonly Row[];
  /** The draft block the config declares, without copies of tables; empty where there is none. */
  readonly draft: readonly Row[];
  /** The copies of the tables that a file may store inside the draft block. */
  readonly draftTables: readonly Row[];
  /** The head that a file may write out although it is tied; null where it isn't tied. */
  readonly tiedHead: Row | null;
  readonly moe: Moe | null;
}

export interface Decoder extends Tables {
  /** Groups of equal layers: how many, and the rows of one. */
  readonly layers: readonly { readonly count: Dim; readonly rows: readonly Row[] }[];
  readonly layerPrefix?: string;
  /** What stands after the last layer; an RMSNorm in most. */
  readonly final?: readonly Row[];
  readonly moe?: Moe | null;
  readonly draft?: readonly Row[];
  readonly draftTables?: readonly Row[];
  readonly extra?: readonly Row[];
}

/** A decoder-only transformer: tables, layers, final norm. A group of no layers leaves no rows. */
export function decoder(parts: Decoder): Blueprint {
  const prefix = parts.layerPrefix ?? 'model.layers.*.';
  const body = parts.layers
    .filter(({ count }) => count.size > 0)
    .flatMap(({ count, rows }) => nest(rows, prefix, count));
  return {
    rows: [
      ...vocabularyTables(parts),
      ...(parts.extra ?? []),
      ...body,
      ...(parts.final ?? [rmsNorm('model.norm', parts.hidden)]),
    ],
    draft: parts.draft ?? [],
    draftTables: parts.draftTables ?? [],
    tiedHead: parts.tied ? writtenHead(parts) : null,
    moe: parts.moe ?? null,
  };
}

function writtenHead({ vocab, hidden, headName }: Tables): Row {
  const name = headName ?? 'lm_head.weight';
  return row({ role: 'head', kind: 'table', state: 'stored-twice', name, shape: [vocab, hidden] });
}
