import { mismatch, type Packed, type Scheme } from './scheme.ts';

const STATES = ['nf4', 'fp4'].map((type) => `weight.quant_state.bitsandbytes__${type}`);

/**
 * bitsandbytes nf4 and fp4: `weight`, two values a byte, flattened, in U8 or in
 * whatever type the trainer wanted its bytes to look like. The state beside it is a JSON text with the real shape, which decides where the number of
 * values is odd (bitsandbytes-foundation/bitsandbytes, bitsandbytes/functional.py).
 */
export const bitsandbytes4bit: Scheme = {
  id: 'bitsandbytes 4-bit',
  methods: ['bitsandbytes'],
  reads: STATES,
  fits: ({ tensor, beside }) =>
    tensor.name.endsWith('.weight') && beside('weight.absmax') !== undefined,
  unpack(packed) {
    const { tensor, beside, content } = packed;
    const state = STATES.map(beside).find((each) => each !== undefined);
    const auxiliary = ['absmax', 'quant_map', 'nested_absmax', 'nested_quant_map'].map(
      (each) => `weight.${each}`,
    );
    const shape = shapeIn(packed, content(state));
    if (!shape) {
      return {
        shape: [tensor.bytes * 2],
        auxiliary: [...auxiliary, ...STATES],
        note: 'Two values are counted for each byte of a 4-bit weight: its stated shape was not read.',
      };
    }
    const values = shape.reduce((product, size) => product * size, 1);
    // The last byte, or the last element of a wider type, may not be full.
    const wide = tensor.bytes / Math.max(1, tensor.elements);
    if (Math.ceil(values / 2 / wide) !== tensor.elements) {
      throw mismatch(
        packed,
        'bitsandbytes',
        shape,
        `${tensor.bytes} bytes hold another number of 4-bit values.`,
      );
    }
    return { shape, auxiliary: [...auxiliary, ...STATES] };
  },
};

function shapeIn(packed: Packed, content: Uint8Array | undefined): number[] | null {
  if (!content) return null;
  let state: unknown;
  try {
    state = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw mismatch(packed, 'bitsandbytes', undefined, 'its quant_state is a JSON text.');
  }
  const shape: unknown = (state as { shape?: unknown } | null)?.shape;
  if (Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size >= 0))
    return shape as number[];
  throw mismatch(packed, 'bitsandbytes', shape, 'its quant_state has a shape of whole numbers.');
}
