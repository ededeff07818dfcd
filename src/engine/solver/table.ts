import type { Convention, Figure, InActive, InTotal } from '../conventions.ts';
import { tiedCell, tiedTableCounts, weighUnder } from '../conventions.ts';
import type { Ledger } from '../ledger.ts';
import { ROLES, type Role } from '../roles.ts';

/** A rule as the solver tries it: what it counts, and on whose word it stands. */
export interface SolvableRule extends Pick<
  Convention,
  'id' | 'total' | 'active' | 'copies' | 'extras' | 'kinds' | 'tiedTable'
> {
  readonly status: 'stated' | 'recovered' | 'defined here' | 'hypothesis' | 'mistake';
}

/** What rules may differ about: the roles, second copies, and scales and buffers. */
export type PartKey = Role | 'copies' | 'extras';
export const PART_KEYS: readonly PartKey[] = [...ROLES, 'copies', 'extras'];

/** One part of a model, in parameters: what it adds to a total, and to an active figure that takes all of it. */
export interface SolvablePart {
  readonly key: PartKey;
  readonly total: number;
  readonly active: number;
}

/** A model as a table of figures: enough to solve a label without its ledger or its family's code. */
export interface SolvableModel {
  readonly id: string;
  readonly name: string;
  /** Ids of the rules that its maker states for a published figure. */
  readonly states: readonly string[];
  /** Both figures under each rule, in the order of the rules; null where the rule gives no exact one. */
  readonly figures: readonly (readonly [total: number | null, active: number | null])[];
  readonly parts: readonly SolvablePart[];
  /** Whether one table is both embedding and head. */
  readonly tied: boolean;
}

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
    // Tied, the one table is weighed as the embedding.
    .filter((key) => !(tied && key === 'head'))
    .map((key) => partOf(key, ledger))
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

function totalCell(rule: Pick<Convention, 'total' | 'copies' | 'extras'>, key: PartKey): InTotal {
  return key === 'copies' || key === 'extras' ? rule[key] : rule.total[key];
}

/** How a rule takes a part of this model: `null` where it takes some of it, a row or a share. */
export function takes(
  rule: SolvableRule,
  { tied }: Pick<SolvableModel, 'tied'>,
  key: PartKey,
  figure: 'total' | 'active',
): boolean | null {
  if (rule.kinds) return null;
  const table = tied && key === 'embedding';
  if (figure === 'total') return table ? tiedTableCounts(rule) : totalCell(rule, key) === 'in';
  if (!rule.active || key === 'copies' || key === 'extras') return null;
  const cell = table ? tiedCell(rule, rule.active) : rule.active[key];
  return cell === 'all' ? true : cell === 'none' ? false : null;
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

function exact(figure: Figure): number | null {
  return figure.kind === 'exact' ? figure.value : null;
}
