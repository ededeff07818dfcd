import { times } from './checked.ts';
import { factorsOf, type Dim } from './dim.ts';
import type { Row } from './ledger.ts';
import type { Role } from './roles.ts';

/** One line of arithmetic: so many equal tensors, each a product of named dimensions. */
export interface Term {
  readonly role: Role;
  readonly inner: Role | null;
  /** What the line is made of, as tensor name patterns. */
  readonly names: readonly string[];
  /** Named factors, copies first; their product is `elements`. */
  readonly factors: readonly Dim[];
  readonly elements: number;
}

/**
 * Rows as lines that a reader can redo: rows of one role with the same factors
 * become one line with a leading count (gate, up and down: 3 ×).
 */
export function termsOf(rows: readonly Row[]): Term[] {
  const groups = new Map<string, { row: Row; factors: readonly Dim[]; names: string[] }>();
  for (const row of rows) {
    const factors = [...row.copies, ...row.shape]
      .flatMap(factorsOf)
      .filter(({ size }) => size !== 1);
    const key = JSON.stringify([row.role, row.inner, row.state, signature(factors)]);
    const group = groups.get(key);
    if (group) group.names.push(row.name);
    else groups.set(key, { row, factors, names: [row.name] });
  }
  return [...groups.values()].map(({ row, factors, names }) => ({
    role: row.role,
    inner: row.inner,
    names,
    factors: names.length > 1 ? [{ name: 'tensors', size: names.length }, ...factors] : factors,
    elements: times(names.length, row.elements),
  }));
}

/** gate (width × hidden) and down (hidden × width) are the same product in another order. */
function signature(factors: readonly Dim[]): string[] {
  return factors.map(({ name, size }) => `${name}=${size}`).sort();
}
