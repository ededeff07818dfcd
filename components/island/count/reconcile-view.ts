import { roleInSentence } from '#engine';
import { capital } from '../../../src/engine/format.ts';
import { reconcile, type Difference } from '../../../src/engine/reconcile.ts';
import { figureView, pageUnit, type FigureView } from '../ticket/figure.ts';
import type { Weighed } from './weigh-asked.ts';

/** Sources side by side: one column each, and one line for each thing in which they differ. */
export interface ReconcileView {
  readonly columns: readonly string[];
  readonly lines: readonly ReconcileLine[];
  readonly spoken: string;
}

export interface ReconcileLine {
  readonly what: string;
  readonly detail: string;
  /** Names of the tensors, the first few. */
  readonly names: string;
  readonly figures: readonly FigureView[];
  readonly total: boolean;
}

/** Names shown of a difference; a draft block has hundreds. */
const NAMES = 3;

/** Sources of one model, and what they differ in, item by item; the lines sum to the totals. */
export function reconcileView(weighed: readonly Weighed[]): ReconcileView {
  const { totals, agreed, differences } = reconcile(weighed.map(({ ledger }) => ledger));
  const unit = pageUnit(Math.max(...totals));
  const line = (
    what: string,
    [detail, names]: readonly [detail: string, names: string],
    amounts: readonly number[],
    total = false,
  ): ReconcileLine => ({
    what,
    detail,
    names,
    figures: amounts.map((amount) => figureView(amount, '', unit)),
    total,
  });
  const count = differences.length;
  return {
    columns: weighed.map(({ source, name }) => `${name} (${source.kind})`),
    lines: [
      line(
        'The same in each',
        ['tensors of one role and one size', ''],
        totals.map(() => agreed),
      ),
      ...differences.map((each) => line(causeOf(each), ['', namesOf(each)], each.amounts)),
      line('Everything that is stored', ['scales and buffers with it', ''], totals, true),
    ],
    spoken:
      count === 0
        ? 'They agree in every tensor.'
        : `They differ in ${count === 1 ? 'one thing' : `${count} things`}.`,
  };
}

function causeOf({ cause, role, inner }: Difference): string {
  const where = [role, ...(inner ? [inner] : [])].map(roleInSentence).join(': ');
  return `${capital(cause)}, ${where}`;
}

function namesOf({ names }: Difference): string {
  const all = [...new Set(names.flat())];
  const shown = all.slice(0, NAMES).join(', ');
  return all.length > NAMES ? `${shown} and ${all.length - NAMES} more` : shown;
}
