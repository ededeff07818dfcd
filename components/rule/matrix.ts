import type { Role } from '#engine';
import type { Rule } from '#catalogue';

/** Roles that nearly every rule treats alike share a column, so that eight marks fit a phone. */
export interface Column {
  readonly label: string;
  readonly className: string;
  readonly words: string;
  readonly roles: readonly Role[];
}

export const COLUMNS: readonly Column[] = [
  {
    label: 'Input',
    className: 'c-emb',
    words: 'Input embedding, learned positions and lookup tables',
    roles: ['embedding', 'position', 'lookup'],
  },
  { label: 'Head', className: 'c-head', words: 'Output head', roles: ['head'] },
  {
    label: 'Body',
    className: 'c-all',
    words: 'Attention, mixers, norms, dense feed-forward, shared experts, routers',
    roles: ['norm', 'attention', 'mixer', 'ffn', 'router', 'shared', 'other'],
  },
  { label: 'Routed', className: 'c-routed', words: 'Routed experts', roles: ['routed'] },
  { label: 'MTP', className: 'c-mtp', words: 'MTP block', roles: ['mtp'] },
  {
    label: 'Towers',
    className: 'c-vision',
    words: 'Vision and audio towers and their projectors',
    roles: ['vision', 'audio', 'projector'],
  },
];

/** A mark and its words. `kind` is the class of the mark: full, half, dot, dashed, or mixed. */
export interface Mark {
  readonly kind: 'y' | 's' | 'r' | 'n' | 'm';
  readonly words: string;
}

const ACTIVE: Readonly<Record<string, Mark>> = {
  all: { kind: 'y', words: 'all active' },
  share: { kind: 's', words: 'top-k share active' },
  row: { kind: 'r', words: 'one row active' },
  none: { kind: 'n', words: 'not active' },
};

/** What a rule takes of a column in its total. */
export function totalMark(rule: Rule, { roles }: Column): Mark {
  const cells = roles.map((role) => rule.total[role]);
  const partial = rule.kinds && cells.includes('in') && roles.length > 1;
  if (new Set(cells).size > 1 || partial) return { kind: 'm', words: 'in part in the total' };
  return cells[0] === 'in'
    ? { kind: 'y', words: 'in the total' }
    : { kind: 'n', words: 'not in the total' };
}

/** What a rule takes of a column as active; null where it has no active figure. */
export function activeMark(rule: Rule, { roles }: Column): Mark | null {
  const { active } = rule;
  if (active === null) return null;
  const cells = roles.map((role) => active[role]);
  const partial = rule.kinds && cells.some((cell) => cell !== 'none') && roles.length > 1;
  if (new Set(cells).size > 1 || partial) return { kind: 'm', words: 'in part active' };
  return ACTIVE[cells[0] ?? 'none'] ?? null;
}
