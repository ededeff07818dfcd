import type { Ledger, Row } from '../ledger.ts';

/** The layers a row stands in, numbered from 0; draft blocks follow the last. */
export interface Span {
  readonly first: number;
  readonly count: number;
}

/** Layers of the main model, and draft blocks behind them. */
export function depthOf({ rows }: Ledger): { readonly main: number; readonly draft: number } {
  const main = rows.filter(({ role }) => role !== 'mtp').map(layersOf);
  const draft = rows.filter(({ role }) => role === 'mtp');
  return {
    main: Math.max(0, ...main),
    draft: Math.max(0, ...draft.map(({ copies }) => sizeOf(copies, 'draft blocks') ?? 1)),
  };
}

/**
 * Where a row stands. A model whose first layers are dense has its dense rows
 * first and its routed rows last; a row of any other part of the layers has no
 * place that its ledger would tell, and is `null`.
 */
export function spanOf(row: Row, ledger: Ledger): Span | null {
  const { main, draft } = depthOf(ledger);
  if (row.role === 'mtp') return { first: main, count: draft };
  const count = layersOf(row);
  const [group] = row.copies;
  if (count === 0 || !group) return null;
  if (count === main) return { first: 0, count };
  if (group.name === 'dense layers') return { first: 0, count };
  return group.name === 'MoE layers' ? { first: main - count, count } : null;
}

function layersOf({ copies }: Row): number {
  const [group] = copies;
  return group && /(^|\s)layers$/.test(group.name) ? group.size : 0;
}

function sizeOf(copies: Row['copies'], name: string): number | undefined {
  return copies.find((each) => each.name === name)?.size;
}
