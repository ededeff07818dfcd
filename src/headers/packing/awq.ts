import { bitsIn, GIVE_CONFIG, mismatch, widened, type Packed, type Scheme } from './scheme.ts';

const BITS: readonly number[] = [4, 8];

/**
 * AWQ: `qweight` I32 [in, out · bits / 32], packed along the output in an order
 * that doesn't change the count; the gemv layout has [out, in · bits / 32]
 * (mit-han-lab/llm-awq, awq/quantize/qmodule.py; casper-hansen/AutoAWQ).
 */
export const awq: Scheme = {
  id: 'AWQ',
  methods: ['awq', 'auto-round', 'auto_round', 'intel/auto-round'],
  fits: (packed) =>
    packed.tensor.name.endsWith('.qweight') &&
    packed.tensor.dtype === 'I32' &&
    layoutOf(packed) !== null,
  unpack(packed, declared) {
    const { shape } = packed.tensor;
    const [rows = 0, words = 0] = shape;
    const scales = packed.beside('scales')?.shape ?? [];
    const stated = bitsIn(declared, 'bits', 'w_bit');
    const found = layoutOf(packed) === 'gemm' ? (words * 32) / (scales[1] ?? 0) : stated;
    if (found === undefined) {
      throw mismatch(
        packed,
        'AWQ',
        null,
        'the gemv layout needs a config that states the bits.',
        'packing-ambiguous',
        GIVE_CONFIG,
      );
    }
    if (!BITS.includes(found)) throw mismatch(packed, 'AWQ', found, `bits are ${BITS.join(', ')}.`);
    if (stated !== undefined && stated !== found) {
      throw mismatch(packed, 'AWQ', stated, `its scales show ${found} bits.`, 'packing-disagrees');
    }
    const wide = widened(packed, 'AWQ', words, 32, found);
    const logical = layoutOf(packed) === 'gemm' ? [wide, rows] : [rows, wide];
    return { shape: logical, auxiliary: ['qzeros', 'scales'] };
  },
};

/** Scales have a column for each output, or a row. */
function layoutOf({ tensor, beside }: Packed): 'gemm' | 'gemv' | null {
  const [rows = 0, words = 0] = tensor.shape;
  const [groups = 0, columns = 0] = beside('scales')?.shape ?? [];
  if (tensor.shape.length !== 2 || words === 0 || groups === 0 || columns === words) return null;
  if (columns > words && columns % words === 0 && rows % groups === 0) return 'gemm';
  return groups === rows ? 'gemv' : null;
}
