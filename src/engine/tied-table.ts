import type { Convention, InActive } from './conventions.ts';
import type { Role } from './roles.ts';

/** One table plays both roles: it counts where either does, unless the rule takes it out with the embedding. */
export function tiedTableCounts({
  total,
  tiedTable,
}: Pick<Convention, 'total' | 'tiedTable'>): boolean {
  if (total.embedding === 'in') return true;
  return total.head === 'in' && tiedTable === 'stays';
}

/** A tied table is read whole as soon as one of its roles is. */
export function tiedCell(
  { tiedTable }: Pick<Convention, 'tiedTable'>,
  cells: Readonly<Record<Role, InActive>>,
): InActive {
  if (tiedTable === 'leaves' && cells.embedding === 'none') return 'none';
  return cells.head === 'all' ? 'all' : cells.embedding === 'none' ? cells.head : cells.embedding;
}
