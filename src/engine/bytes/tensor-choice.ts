import { fits } from '../file-facts.ts';
import type { Row } from '../ledger.ts';
import type { TensorChoice } from './storage.ts';

/** What a row does, whether in the main model or inside the draft block. */
export function doing(row: Row): Row['role'] {
  return row.inner ?? row.role;
}

/** Whether a tensor is of the roles, kinds and names that a choice gives. */
export function fitsChoice(
  { roles, kinds, names }: TensorChoice,
  row: Row,
  role: Row['role'],
): boolean {
  if (roles && !roles.includes(role)) return false;
  if (kinds && !kinds.includes(row.kind)) return false;
  return !names || names.some((name) => fits(name, row.name));
}
