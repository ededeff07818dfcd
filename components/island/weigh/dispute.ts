import { weigh, type Ledger, type Role } from '#engine';
import { isCopy, isOnce } from '../../../src/engine/quantities.ts';
import { ROLE_COLOURS } from '../../../src/site/colours.ts';

/** A part that some rules count and others leave out. */
export interface DisputedPart {
  readonly id: string;
  readonly label: string;
  readonly className: string;
  readonly amount: number;
}

/** What the rules disagree about, for one model; an amount of 0 means the model has no such part. */
export function partsInDispute(ledger: Ledger): DisputedPart[] {
  const once = ledger.rows.filter(isOnce);
  const role = (wanted: Role): number => weigh(once.filter((row) => row.role === wanted));
  const tied = once.some(({ state }) => state === 'tied');
  const part = (
    id: string,
    label: string,
    wanted: Role,
    amount: number,
    out = '',
  ): DisputedPart => ({
    id,
    label,
    className: `${ROLE_COLOURS[wanted]} ${out}`.trim(),
    amount,
  });
  return [
    part('embedding', 'Input embedding', 'embedding', tied ? 0 : role('embedding')),
    part('tied', 'Embedding and head, one tied table', 'embedding', tied ? role('embedding') : 0),
    part('head', 'Output head', 'head', role('head')),
    part('position', 'Learned positions', 'position', role('position')),
    part('mtp', 'MTP block, all its experts', 'mtp', role('mtp')),
    part('copies', 'Second copies of the tables', 'mtp', weigh(ledger.rows.filter(isCopy)), 'out'),
  ];
}
