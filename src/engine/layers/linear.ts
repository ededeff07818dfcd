import type { Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import type { Role } from '../roles.ts';

/** A matrix out × in, stored as `name.weight`, with `name.bias` of length out if it has one. */
export function linear(role: Role, name: string, out: Dim, into: Dim, bias = false): Row[] {
  const weight = row({ role, kind: 'matrix', name: `${name}.weight`, shape: [out, into] });
  return bias
    ? [weight, row({ role, kind: 'bias', name: `${name}.bias`, shape: [out] })]
    : [weight];
}

/** The transposed storage of GPT-2's Conv1D: in × out. The count is the same, the shape is the file's. */
export function conv1d(role: Role, name: string, into: Dim, out: Dim): Row[] {
  return [
    row({ role, kind: 'matrix', name: `${name}.weight`, shape: [into, out] }),
    row({ role, kind: 'bias', name: `${name}.bias`, shape: [out] }),
  ];
}
