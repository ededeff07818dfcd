import { ROLES } from '#engine';
import type { Convention, InActive, InTotal, Role } from '#engine';
import type { Values } from '../live/live-view.ts';

/** Where an argument about a label starts, and what it takes off. The first of each is what the thread does. */
export const STARTS = ['weights', 'once', 'file'] as const;
export const TABLES = ['none', 'both'] as const;
export const READ = ['none', 'head', 'row', 'both'] as const;
export const DRAFT = ['both', 'total', 'none'] as const;

export interface Argument {
  readonly model: string;
  /** Weight tensors alone, every tensor once, or the file's own sum. */
  readonly start: (typeof STARTS)[number];
  /** The vocabulary tables that stay in the total. */
  readonly tables: (typeof TABLES)[number];
  /** The vocabulary tables that count as active. */
  readonly read: (typeof READ)[number];
  /** Whether the draft block counts in both figures, in the total alone, or in neither. */
  readonly draft: (typeof DRAFT)[number];
}

/** The controls' values as an argument; controls accept nothing else, so what isn't known is the first choice. */
export function argumentOf(values: Values): Argument {
  const pick = <T extends string>(name: string, choices: readonly [T, ...T[]]): T =>
    choices.find((each) => each === values[name]) ?? choices[0];
  return {
    model: values['m'] ?? '',
    start: pick('start', STARTS),
    tables: pick('tables', TABLES),
    read: pick('read', READ),
    draft: pick('mtp', DRAFT),
  };
}

const TABLE_ROLES: readonly Role[] = ['embedding', 'head', 'position', 'lookup'];

/** The rule that an argument follows. A draft block that leaves takes its copies of the tables along. */
export function ruleOf({ start, tables, read, draft }: Argument): Convention {
  const total = (role: Role): InTotal => {
    if (TABLE_ROLES.includes(role)) return tables === 'both' ? 'in' : 'out';
    return role === 'mtp' && draft === 'none' ? 'out' : 'in';
  };
  const active = (role: Role): InActive => {
    if (role === 'head') return read === 'none' ? 'none' : 'all';
    if (TABLE_ROLES.includes(role))
      return read === 'both' ? 'all' : read === 'row' ? 'row' : 'none';
    if (role === 'mtp') return draft === 'both' ? 'all' : 'none';
    if (role === 'routed') return 'share';
    return ['vision', 'audio', 'projector'].includes(role) ? 'none' : 'all';
  };
  return {
    id: 'argued',
    version: '1',
    total: cells(total),
    active: cells(active),
    copies: start === 'file' && draft !== 'none' ? 'in' : 'out',
    extras: 'out',
    tiedTable: 'stays',
  };
}

function cells<T>(of: (role: Role) => T): Record<Role, T> {
  return Object.fromEntries(ROLES.map((role) => [role, of(role)])) as Record<Role, T>;
}
