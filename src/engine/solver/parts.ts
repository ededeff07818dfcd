import type { Convention, InTotal } from '../conventions.ts';
import { ROLES, type Role } from '../roles.ts';
import { tiedCell, tiedTableCounts } from '../tied-table.ts';

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

/** Whether a rule’s total counts a part. */
export function totalCell(
  rule: Pick<Convention, 'total' | 'copies' | 'extras'>,
  key: PartKey,
): InTotal {
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
