import type { Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import type { Role } from '../roles.ts';
import { linear } from './linear.ts';

/** Gated feed-forward (arXiv 2002.05202): gate, up and down, 3 × hidden × width. */
export function gatedMlp(role: Role, prefix: string, hidden: Dim, width: Dim, bias = false): Row[] {
  return [
    ...linear(role, `${prefix}gate_proj`, width, hidden, bias),
    ...linear(role, `${prefix}up_proj`, width, hidden, bias),
    ...linear(role, `${prefix}down_proj`, hidden, width, bias),
  ];
}

/** Feed-forward without a gate: up and down, 2 × hidden × width. */
export function plainMlp(
  role: Role,
  prefix: string,
  hidden: Dim,
  width: Dim,
  bias = false,
  [up, down]: readonly [up: string, down: string] = ['up_proj', 'down_proj'],
): Row[] {
  return [
    ...linear(role, `${prefix}${up}`, width, hidden, bias),
    ...linear(role, `${prefix}${down}`, hidden, width, bias),
  ];
}
