import { weigh, type Ledger, type Row } from '#engine';
import { minus, plus } from '#engine/checked.ts';
import { isOnce } from '#engine/quantities.ts';

/** One figure of an argument, with the rows of the ledger it is a sum of. */
export interface Step {
  readonly id: string;
  readonly what: string;
  readonly rows: readonly Row[];
  readonly amount: number;
}

/**
 * The arithmetic of a public argument about a model's label, redone from its
 * ledger: weight matrices only, minus both tables, minus the routed experts,
 * plus their top-k share. What it leaves out is itemised beside it.
 */
export interface ThreadArithmetic {
  readonly start: Step;
  readonly table: Step;
  readonly withoutTables: number;
  readonly routed: Step;
  readonly always: number;
  readonly chosen: number;
  readonly active: number;
  readonly leftOut: readonly Step[];
  readonly leftOutSum: number;
  /** The same two figures with nothing left out. */
  readonly rightTotal: number;
  readonly rightActive: number;
}

/** @throws Error where the ledger has no draft block, no routing or a tied table: the argument is not about it. */
export function threadArithmetic(ledger: Ledger): ThreadArithmetic {
  const { moe } = ledger;
  const rows = ledger.rows.filter(isOnce);
  const table = rows.filter(({ role }) => role === 'embedding');
  if (!moe || table.length !== 1 || !rows.some(({ role }) => role === 'mtp')) {
    throw new Error('The thread argues about a model with experts, an MTP block and two tables.');
  }
  const leftOut = [
    step(
      'attention-biases',
      'Biases of q, k and v',
      rows.filter((row) => row.kind === 'bias' && is(row, 'attention')),
    ),
    step(
      'router-biases',
      'Correction biases of the routers',
      rows.filter((row) => row.kind === 'bias' && is(row, 'router')),
    ),
    step(
      'projection',
      'The MTP block’s projection, eh_proj',
      rows.filter((row) => row.inner === 'other'),
    ),
    step('draft-norms', 'The MTP block’s own three norms', rows.filter(isDraftNorm)),
  ];
  const skipped = new Set(leftOut.flatMap((each) => each.rows));
  const start = step(
    'start',
    'Weight tensors of all layers, the MTP layer among them',
    rows.filter((row) => !skipped.has(row)),
  );
  const routed = step(
    'routed',
    'Routed experts, those of the MTP layer among them',
    rows.filter((row) => is(row, 'routed')),
  );
  const tableStep = step('table', 'One vocabulary table', table);
  const withoutTables = minus(start.amount, 2 * tableStep.amount);
  const always = minus(withoutTables, routed.amount);
  const chosen = (routed.amount / moe.experts) * moe.topK;
  const leftOutSum = plus(...leftOut.map(({ amount }) => amount));
  return {
    start,
    table: tableStep,
    withoutTables,
    routed,
    always,
    chosen,
    active: plus(always, chosen),
    leftOut,
    leftOutSum,
    rightTotal: plus(withoutTables, leftOutSum),
    rightActive: plus(always, chosen, leftOutSum),
  };
}

/** What a row does, whether in the main model or inside the draft block. */
function is(row: Row, role: Row['role']): boolean {
  return (row.inner ?? row.role) === role;
}

/** enorm, hnorm and the norm before the shared head; the layer's own norms belong to the layer. */
function isDraftNorm(row: Row): boolean {
  return row.role === 'mtp' && /\.(enorm|hnorm|shared_head\.norm)\.weight$/.test(row.name);
}

function step(id: string, what: string, rows: readonly Row[]): Step {
  return { id, what, rows, amount: weigh(rows) };
}
