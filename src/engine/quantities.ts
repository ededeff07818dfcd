import { weigh, type Ledger, type Row, type State } from './ledger.ts';
import { ROLES, type Role } from './roles.ts';

const ONCE: readonly State[] = ['unique', 'tied'];
const COPIES: readonly State[] = ['stored-twice', 'rearranged', 'mtp-duplicate'];

export const isOnce = (row: Row): boolean => ONCE.includes(row.state);
export const isCopy = (row: Row): boolean => COPIES.includes(row.state);
export const isExtra = (row: Row): boolean => !isOnce(row) && !isCopy(row);

/** Parameters with every trained value once: a tied table once, no copies, no scales, no buffers. */
export function unique(ledger: Ledger): number {
  return weigh(ledger.rows.filter(isOnce));
}

/** Logical parameters in the released file: `unique` and the second copies. Null where the file isn't known. */
export function stored(ledger: Ledger): number | null {
  return ledger.copies.known ? weigh(ledger.rows.filter((row) => !isExtra(row))) : null;
}

/** `unique` split by role; the sixteen values sum to it. */
export function byRole(ledger: Ledger): Record<Role, number> {
  const once = ledger.rows.filter(isOnce);
  return Object.fromEntries(
    ROLES.map((role) => [role, weigh(once.filter((row) => row.role === role))]),
  ) as Record<Role, number>;
}
