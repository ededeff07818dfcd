import { weigh, type Ledger, type Row, type Weighing } from '#engine';
import { isCopy, isExtra, isOnce } from '../../../src/engine/quantities.ts';
import { doing } from '../../../src/engine/bytes/tensor-choice.ts';
import { exact } from '../live/exact.ts';

/**
 * An argument line by line: what it starts from, what it takes off (negative),
 * and both figures. Lines that come to nothing are left out. Amounts are parameters.
 */
export type Steps = Readonly<Record<string, number>>;

/** @throws Error where a figure of the argument is not a whole number; the models it is offered for have none such. */
export function stepsOf(ledger: Ledger, weighing: Weighing): Steps {
  const once = ledger.rows.filter(isOnce);
  const start = weigh(ledger.rows.filter((row) => !isExtra(row)));
  const off = (rows: readonly Row[]): number => -weigh(rows);
  const leaves = (rows: readonly Row[]): Row[] =>
    rows.filter((row) => weighing.parts.some((part) => part.row === row && part.total === 0));
  const tables = once.filter(({ role }) => role === 'embedding' || role === 'head');
  const draft = once.filter(({ role }) => role === 'mtp');
  const routed = once.filter((row) => doing(row) === 'routed' && activeOf(weighing, row) > 0);
  const total = exact(weighing.total);
  const active = exact(weighing.active);
  const chosen = routed.reduce((sum, row) => sum + activeOf(weighing, row), 0);
  const steps = {
    offTables: off(leaves(tables)),
    offDraft: off(leaves(draft)),
    offCopies: off(leaves(ledger.rows.filter(isCopy))),
    unreadTables: changeOf(tables, weighing),
    unreadCopies: -totalOf(ledger.rows.filter(isCopy), weighing),
    unreadDraft: draft.some((row) => activeOf(weighing, row) > 0) ? 0 : -totalOf(draft, weighing),
    offRouted: off(routed),
  };
  const some = Object.entries(steps).filter(([, amount]) => amount !== 0);
  return {
    start,
    ...Object.fromEntries(some),
    total,
    always: active - chosen,
    chosen,
    active,
  };
}

/** How much more or less of some rows is active than is in the total. */
function changeOf(rows: readonly Row[], weighing: Weighing): number {
  const active = rows.reduce((sum, row) => sum + activeOf(weighing, row), 0);
  return active - totalOf(rows, weighing);
}

function totalOf(rows: readonly Row[], { parts }: Weighing): number {
  return parts.reduce((sum, part) => (rows.includes(part.row) ? sum + part.total : sum), 0);
}

function activeOf({ parts }: Weighing, row: Row): number {
  return parts.find((part) => part.row === row)?.active?.max ?? 0;
}
