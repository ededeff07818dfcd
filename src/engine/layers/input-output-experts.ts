import { dim, product, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';

/**
 * A routed feed-forward whose experts lie in two tensors a layer, gate and up in
 * the first and down in the second: experts × 3 × hidden × width, and the router.
 */
export function inputOutputExperts(prefix: string, experts: Dim, hidden: Dim, width: Dim): Row[] {
  const expert = (name: string, out: Dim, into: Dim): Row =>
    row({
      role: 'routed',
      kind: 'matrix',
      name: `${prefix}${name}.weight`,
      shape: [experts, out, into],
    });
  return [
    ...linear('router', `${prefix}router.layer`, experts, hidden),
    expert('input_linear', product(dim('gate and up', 2), width), hidden),
    expert('output_linear', hidden, width),
  ];
}

/** The feed-forward beside it, its gate and up in one matrix too: a shared expert, or all there is. */
export function inputOutputShared(
  prefix: string,
  hidden: Dim,
  width: Dim,
  role: 'shared' | 'ffn' = 'shared',
): Row[] {
  return [
    ...linear(role, `${prefix}input_linear`, product(dim('gate and up', 2), width), hidden),
    ...linear(role, `${prefix}output_linear`, hidden, width),
  ];
}
