import type { Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';

/**
 * Moves rows into a tower's role, or into `projector` for what joins a tower to
 * the language model; what each does inside stays one level down.
 */
export function intoTower(
  role: 'vision' | 'audio' | 'projector',
  rows: readonly Row[],
): readonly Row[] {
  return rows.map((inner) => row({ ...inner, role, inner: inner.role }));
}

/** One matrix from a tower's width to the language model's. */
export function projection(name: string, hidden: Dim, from: Dim): readonly Row[] {
  return intoTower('projector', linear('other', name, hidden, from));
}
