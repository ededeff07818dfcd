import type { Packed, Scheme } from './scheme.ts';

const GROUP = 32;
const SCALES = ['scale', 'weight_scale', 'weight_scale_inv'];

/**
 * 4-bit floats among 8-bit ones, as DeepSeek-V4 stores its experts: one byte
 * [out, in / 2] for two values, and an exponent-only scale [out, in / 32].
 */
export const fp4Experts: Scheme = {
  id: 'FP4 experts',
  methods: ['fp8', 'deepseek_fp4', 'mxfp4'],
  fits: (packed) =>
    /^[UI]8$/.test(packed.tensor.dtype) && packed.tensor.shape.length >= 2 && scaleOf(packed),
  unpack: ({ tensor }) => ({
    shape: [...tensor.shape.slice(0, -1), (tensor.shape.at(-1) ?? 0) * 2],
    auxiliary: SCALES,
  }),
};

function scaleOf({ tensor, beside }: Packed): boolean {
  return SCALES.map(beside).some(
    (scales) => scales?.dtype === 'F8_E8M0' && scales.elements * (GROUP / 2) === tensor.elements,
  );
}
