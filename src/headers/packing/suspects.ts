import { TABLE } from '../buffers.ts';
import type { Tensor } from '../tensor.ts';

/** Types that hold one value an element, whatever stands beside them. */
const PLAIN = /^(F4|F6_E2M3|F6_E3M2|F16|BF16|F32|F64|C64)$/;
/** Names of packed values; some are of schemes with codebooks, which no factor unpacks. */
export const PACKED = /\.(weight|qweight|q_weight|weight_packed|W_q|trellis|codes|indices|Qidxs)$/;
const ONLY_PACKED = /\.(qweight|q_weight|weight_packed|W_q)$/;
const STATE = '.absmax';
/** Tensors that may hold more values than elements: by their type, their name, or a state beside them. */
export function suspectsIn(tensors: readonly Tensor[]): readonly Tensor[] {
  const withState = new Set(
    tensors
      .filter(({ name }) => name.endsWith(STATE))
      .map(({ name }) => name.slice(0, -STATE.length)),
  );
  return tensors.filter(({ name, dtype }) => {
    if (PLAIN.test(dtype)) return withState.has(name) || ONLY_PACKED.test(name);
    return !TABLE.test(dtype) || PACKED.test(name);
  });
}
