import { row, type Row } from '../ledger.ts';

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
