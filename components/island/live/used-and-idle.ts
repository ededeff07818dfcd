import { ROLE_NAMES, ROLES } from '#engine';
import type { Role, Weighing } from '#engine';
import { digits } from '../../../src/engine/format.ts';
import { ROLE_COLOURS } from '../../../src/site/colours.ts';
import type { Segment } from '../ticket/bars.ts';

/** A model as one bar by role: what a token uses side by side, then what stays idle for it, hatched. */
export function usedAndIdle(parts: Weighing['parts']): Segment[] {
  const sums = ROLES.map((role) => {
    const own = parts.filter(({ row }) => row.role === role);
    const used = own.reduce((sum, { active }) => sum + (active?.max ?? 0), 0);
    const total = own.reduce((sum, part) => sum + part.total, 0);
    return { role, used, idle: total - used };
  });
  return [
    ...sums.filter(({ used }) => used > 0).map(({ role, used }) => piece(role, used, false)),
    ...sums.filter(({ idle }) => idle > 0).map(({ role, idle }) => piece(role, idle, true)),
  ];
}

function piece(role: Role, n: number, idle: boolean): Segment {
  return {
    className: idle ? `${ROLE_COLOURS[role]} idle` : ROLE_COLOURS[role],
    n,
    title: `${ROLE_NAMES[role]}${idle ? ', idle' : ''}: ${digits(n)}`,
  };
}
