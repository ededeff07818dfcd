import { type Ledger } from '#engine';
import { doing } from '#engine/bytes/tensor-choice.ts';
import { minus, plus } from '#engine/checked.ts';
import { isOnce } from '#engine/quantities.ts';
import { step, weightTensors, type Step } from './weight-tensors.ts';

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
  const { kept, leftOut } = weightTensors(ledger);
  const start = step('start', 'Weight tensors of all layers, the MTP layer among them', kept);
  const routed = step(
    'routed',
    'Routed experts, those of the MTP layer among them',
    rows.filter((row) => doing(row) === 'routed'),
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
