import { dividedEvenly, plus, sumOf, times } from './checked.ts';
import { termsOf, type Term } from './arithmetic.ts';
import type { Kind, Ledger, Moe, Row, SourceKind } from './ledger.ts';
import { weigh } from './ledger.ts';
import { EXPERTS } from './layers/moe.ts';
import { isCopy, isExtra } from './quantities.ts';
import { ROLES, type Role } from './roles.ts';
import { tiedCell, tiedTableCounts } from './tied-table.ts';

/** Whether a role counts in a total. */
export type InTotal = 'in' | 'out';

/**
 * How much of a role counts as active:
 *   all    the whole of it; inside a draft block the routed experts at their own top-k share
 *   row    one row of a table
 *   share  top-k of the experts; on another role its elements × k ÷ experts
 *   none   nothing
 */
export type InActive = 'all' | 'row' | 'share' | 'none';

/** A counting rule as data. The engine knows no other. */
export interface Convention {
  readonly id: string;
  readonly version: string;
  readonly total: Readonly<Record<Role, InTotal>>;
  readonly active: Readonly<Record<Role, InActive>> | null;
  readonly noActive?: string | undefined;
  readonly copies: InTotal;
  readonly extras: InTotal;
  readonly kinds?: readonly Kind[] | undefined;
  readonly tiedTable: 'stays' | 'leaves';
  readonly readers?: readonly SourceKind[] | undefined;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A figure, a range of figures, or the reason why there is none. */
export type Figure =
  | { readonly kind: 'exact'; readonly value: number }
  | { readonly kind: 'range'; readonly range: Range }
  | { readonly kind: 'none'; readonly why: string };

/** One row's part in a figure. */
export interface Part {
  readonly row: Row;
  readonly total: number;
  /** Null where the convention or the row has no whole active figure. */
  readonly active: Range | null;
}

export interface Weighing {
  readonly convention: Convention;
  readonly total: Figure;
  readonly active: Figure;
  readonly parts: readonly Part[];
  /** What the total is made of, line by line. */
  readonly arithmetic: readonly Term[];
  /** Rows of the ledger that the total leaves out. */
  readonly leftOut: readonly Row[];
  /** Roles the rule counts and this model doesn't have. */
  readonly absent: readonly Role[];
}

/**
 * Weighs a ledger under a convention. Every figure is a sum over the ledger's
 * rows; a rule that needs what isn't known gives a reason instead of a figure.
 */
export function weighUnder(ledger: Ledger, convention: Convention): Weighing {
  const counted = ledger.rows.filter((row) => countsInTotal(row, convention));
  const inTotal = new Set(counted);
  const present = new Set(ledger.rows.map((row) => row.role));
  const missing = unknowable(ledger, convention);
  const parts = ledger.rows.map((row) => ({
    row,
    total: inTotal.has(row) ? row.elements : 0,
    active: partActive(ledger, convention, row),
  }));
  return {
    convention,
    total: missing ?? { kind: 'exact', value: weigh(counted) },
    active: missing ?? activeFigure(ledger, convention),
    parts,
    arithmetic: missing ? [] : termsOf(counted),
    leftOut: ledger.rows.filter((row) => !inTotal.has(row)),
    absent: ROLES.filter((role) => convention.total[role] === 'in' && !present.has(role)),
  };
}

/** Why this ledger can't answer the rule, if it can't. */
function unknowable(ledger: Ledger, convention: Convention): Figure | null {
  if (convention.readers && !convention.readers.includes(ledger.reader)) {
    return {
      kind: 'none',
      why: `this rule reads a ${convention.readers.join(' or ')} file, and this is a ${ledger.reader}`,
    };
  }
  if (convention.copies === 'in' && !ledger.copies.known)
    return { kind: 'none', why: ledger.copies.why };
  if (convention.extras === 'in' && !ledger.extras.known)
    return { kind: 'none', why: ledger.extras.why };
  return null;
}

function countsInTotal(row: Row, convention: Convention): boolean {
  if (isExtra(row)) return convention.extras === 'in';
  if (isCopy(row)) return convention.copies === 'in';
  if (convention.kinds && !convention.kinds.includes(row.kind)) return false;
  if (row.state === 'tied') return tiedTableCounts(convention);
  return convention.total[row.role] === 'in';
}

/**
 * The sum of the active parts. Shares are summed before they are divided: a
 * rule that takes the top-k share of everything may be whole in sum where a
 * single norm's share is not.
 */
function activeFigure(ledger: Ledger, convention: Convention): Figure {
  const { active } = convention;
  if (!active)
    return { kind: 'none', why: convention.noActive ?? 'this rule has no active figure' };
  const uses = ledger.rows.map((row) => useOf(row, convention, active));
  if (!ledger.routing.known && uses.some(({ pool }) => pool > 0)) {
    return { kind: 'none', why: ledger.routing.why };
  }
  const whole = sumOf(uses.map(({ whole }) => whole));
  const shared = new Map<number, number>();
  for (const { experts, pool } of uses) {
    const among = experts || (ledger.moe?.experts ?? 1);
    shared.set(among, plus(shared.get(among) ?? 0, pool));
  }
  let range: Range = { min: whole, max: whole };
  for (const [experts, pool] of shared) {
    const part = shareOf(pool, experts, ledger.moe);
    if (!part) {
      const why = `${pool} × ${ledger.moe?.topK} ÷ ${experts} is not a whole number of parameters`;
      return { kind: 'none', why };
    }
    range = { min: plus(range.min, part.min), max: plus(range.max, part.max) };
  }
  return range.min === range.max ? { kind: 'exact', value: range.min } : { kind: 'range', range };
}

/** What a row gives to an active figure: a whole part, and a pool of which top-k in so many experts are used. */
interface Use {
  readonly whole: number;
  readonly pool: number;
  readonly experts: number;
}

function useOf(row: Row, convention: Convention, cells: Readonly<Record<Role, InActive>>): Use {
  const nothing: Use = { whole: 0, pool: 0, experts: 1 };
  if (isExtra(row) || isCopy(row)) return nothing;
  if (convention.kinds && !convention.kinds.includes(row.kind)) return nothing;
  const cell = row.state === 'tied' ? tiedCell(convention, cells) : cells[row.role];
  const chosen = { whole: 0, pool: row.elements, experts: expertsIn(row) };
  switch (cell) {
    case 'none':
      return nothing;
    case 'row':
      return { ...nothing, whole: row.elements / (row.shape[0]?.size || 1) };
    case 'share':
      return chosen;
    case 'all':
      return row.inner === 'routed' ? chosen : { ...nothing, whole: row.elements };
  }
}

/** One row's active part alone, for tables and bars; null where it isn't whole. */
function partActive(ledger: Ledger, convention: Convention, row: Row): Range | null {
  if (!convention.active) return null;
  const { whole, pool, experts } = useOf(row, convention, convention.active);
  if (pool > 0 && !ledger.routing.known) return null;
  const part = shareOf(pool, experts, ledger.moe);
  return part && { min: plus(whole, part.min), max: plus(whole, part.max) };
}

/** The number of routed experts a row holds; 0 stands for "as many as the model routes among". */
function expertsIn(row: Row): number {
  return [...row.copies, ...row.shape].find(({ name }) => name === EXPERTS)?.size ?? 0;
}

/** What top-k routing uses of a pool; a range where experts without weights may be chosen. */
function shareOf(pool: number, experts: number, moe: Moe | null): Range | null {
  if (pool === 0 || !moe) return { min: pool, max: pool };
  const among = experts || moe.experts;
  const max = dividedEvenly(times(pool, Math.min(moe.topK, among)), among);
  const min = dividedEvenly(times(pool, Math.max(0, moe.topK - moe.zeroExperts)), among);
  return min === null || max === null ? null : { min, max };
}
