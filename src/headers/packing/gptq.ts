import { bitsIn, GIVE_CONFIG, mismatch, widened, type Scheme } from './scheme.ts';

const BITS: readonly number[] = [2, 3, 4, 8];

/**
 * GPTQ: `qweight` I32 [in · bits / 32, out], packed along the input; 3-bit values
 * run across words. `qzeros` [in / group, out · bits / 32] tells the bits
 * (AutoGPTQ/AutoGPTQ, auto_gptq/nn_modules/qlinear).
 */
export const gptq: Scheme = {
  id: 'GPTQ',
  methods: ['gptq', 'gptqmodel', 'auto-round', 'auto_round', 'intel/auto-round'],
  fits: ({ tensor, beside }) =>
    tensor.name.endsWith('.qweight') &&
    tensor.dtype === 'I32' &&
    tensor.shape.length === 2 &&
    beside('scales')?.shape[1] === tensor.shape[1],
  unpack(packed, declared) {
    const { tensor, beside } = packed;
    const [rows = 0, out = 0] = tensor.shape;
    const zeros = beside('qzeros')?.shape[1];
    const found = zeros === undefined ? undefined : (zeros * 32) / out;
    const stated = bitsIn(declared, 'bits', 'w_bit');
    const bits = found ?? stated;
    if (bits === undefined) {
      throw mismatch(
        packed,
        'GPTQ',
        null,
        'without qzeros its config must state the bits.',
        'packing-ambiguous',
        GIVE_CONFIG,
      );
    }
    if (!BITS.includes(bits)) throw mismatch(packed, 'GPTQ', bits, `bits are ${BITS.join(', ')}.`);
    // `dynamic` gives single modules bits of their own.
    if (stated !== undefined && stated !== bits && !declared?.fields['dynamic']) {
      throw mismatch(packed, 'GPTQ', stated, `its qzeros show ${bits} bits.`, 'packing-disagrees');
    }
    const into = widened(packed, 'GPTQ', rows, 32, bits);
    const order = beside('g_idx');
    if (order && order.elements !== into) {
      throw mismatch(
        packed,
        'GPTQ',
        order.shape,
        `g_idx has one entry for each of ${into} inputs.`,
      );
    }
    return { shape: [out, into], auxiliary: ['qzeros', 'scales', 'g_idx'] };
  },
};
