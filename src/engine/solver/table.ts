import type { Convention, Figure, InActive, InTotal } from '../conventions.ts';
import { weighUnder } from '../conventions.ts';
import type { Ledger } from '../ledger.ts';
import { ROLES, type Role } from '../roles.ts';
import {
  PART_KEYS,
  totalCell,
  type PartKey,
  type SolvableModel,
  type SolvablePart,
} from './parts.ts';

/** The figures and parts of a ledger, counted by the engine. */
export function solvable(
  { id, name, states }: Pick<SolvableModel, 'id' | 'name' | 'states'>,
  ledger: Ledger,
  rules: readonly Convention[],
): SolvableModel {
  const figures = rules.map((rule) => {
    const { total, active } = weighUnder(ledger, rule);
    return [exact(total), exact(active)] as const;
  });
  const tied = ledger.rows.some(({ state }) => state === 'tied');
  const parts = disputed(rules)
    // Tied, the one table is weighed as the embedding; what a head has besides, a bias, stays its own.
    .map((key) => partOf(key, tied && key === 'head' ? withoutTied(ledger) : ledger))
    .filter(({ total }) => total > 0);
  return { id, name, states, figures, parts, tied };
}

/**
 * Parts that some rule counts and another leaves out; a part that all treat
 * alike explains no difference. Rules that go by shapes dispute no part whole.
 */
function disputed(rules: readonly Convention[]): PartKey[] {
  const byRoles = rules.filter(({ kinds }) => !kinds);
  return PART_KEYS.filter((key) => new Set(byRoles.map((rule) => totalCell(rule, key))).size > 1);
}

/** The part weighed by itself: by the rule that counts it and nothing else. */
function partOf(key: PartKey, ledger: Ledger): SolvablePart {
  const only = <T>(cell: T, otherwise: T): Record<Role, T> =>
    Object.fromEntries(ROLES.map((role) => [role, role === key ? cell : otherwise])) as Record<
      Role,
      T
    >;
  const { total, active } = weighUnder(ledger, {
    id: key,
    version: '1',
    total: only<InTotal>('in', 'out'),
    active: only<InActive>('all', 'none'),
    copies: key === 'copies' ? 'in' : 'out',
    extras: key === 'extras' ? 'in' : 'out',
    tiedTable: 'stays',
  });
  return { key, total: exact(total) ?? 0, active: exact(active) ?? 0 };
}

const withoutTied = (ledger: Ledger): Ledger => ({
  ...ledger,
  rows: ledger.rows.filter(({ state }) => state !== 'tied'),
});

function exact(figure: Figure): number | null {
  return figure.kind === 'exact' ? figure.value : null;
}
