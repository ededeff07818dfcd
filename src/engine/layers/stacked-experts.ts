import { dim, product, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';

/**
 * Routed experts in two tensors a layer: gate and up of all experts in one, down
 * in the other; experts × 3 × hidden × width, as when each stands by itself.
 */
export function stackedExperts(prefix: string, experts: Dim, hidden: Dim, width: Dim): Row[] {
  const gateAndUp = product(dim('gate and up', 2), width);
  return [
    row({
      role: 'routed',
      kind: 'matrix',
      name: `${prefix}gate_up_proj`,
      shape: [experts, gateAndUp, hidden],
    }),
    row({
      role: 'routed',
      kind: 'matrix',
      name: `${prefix}down_proj`,
      shape: [experts, hidden, width],
    }),
  ];
}

/** The same, stored with the input side first: experts × hidden × width. */
export function inputFirstExperts(prefix: string, experts: Dim, hidden: Dim, width: Dim): Row[] {
  const gateAndUp = product(dim('gate and up', 2), width);
  const stack = (name: string, into: Dim, out: Dim): Row =>
    row({ role: 'routed', kind: 'matrix', name: `${prefix}${name}`, shape: [experts, into, out] });
  return [stack('gate_up_proj', hidden, gateAndUp), stack('down_proj', width, hidden)];
}
