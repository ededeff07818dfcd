import { digits } from '../engine/format.ts';
import type { Difference, Reconciliation } from '../engine/reconcile.ts';
import type { SourceName } from '../engine/report.ts';
import { ROLE_NAMES } from '../engine/roles.ts';

const WIDTH = 20;

/** Two or more readings of one model side by side, and what they differ in, item by item. */
export function reconcileText(
  sources: readonly SourceName[],
  { totals, agreed, differences }: Reconciliation,
): string {
  const row = (what: string, cells: readonly string[]): string =>
    [what.padEnd(36), ...cells.map((cell) => cell.padStart(WIDTH))].join('');
  const figures = (amounts: readonly number[]): string[] => amounts.map(digits);
  const lines = differences.map((each) => row(label(each), figures(each.amounts)));
  return [
    row(
      '',
      sources.map(({ kind }) => kind),
    ),
    row('in every one', figures(totals.map(() => agreed))),
    ...lines,
    row('everything that is stored', figures(totals)),
    ...sources.map(({ kind, name }, at) => `${at + 1}: ${name} (${kind})`),
  ].join('\n');
}

function label({ cause, role }: Difference): string {
  return `${cause}, ${ROLE_NAMES[role]}`;
}
