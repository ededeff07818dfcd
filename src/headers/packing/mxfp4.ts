import { mismatch, type Scheme } from './scheme.ts';

const GROUP = 32;

/**
 * MXFP4 as gpt-oss stores it: `…_blocks` U8 [experts, rows, groups, 16], two values
 * a byte, and `…_scales` U8 [experts, rows, groups], an exponent for 32 values
 * (OCP Microscaling Formats 1.0).
 */
export const mxfp4: Scheme = {
  id: 'MXFP4',
  methods: ['mxfp4'],
  fits: ({ tensor, beside }) =>
    tensor.name.endsWith('_blocks') && tensor.dtype === 'U8' && beside('scales') !== undefined,
  unpack(packed) {
    const { tensor, beside } = packed;
    const outer = tensor.shape.slice(0, -1);
    const scales = beside('scales')?.shape ?? [];
    if (
      tensor.shape.at(-1) !== GROUP / 2 ||
      scales.length !== outer.length ||
      scales.some((size, at) => size !== outer[at])
    ) {
      throw mismatch(
        packed,
        'MXFP4',
        tensor.shape,
        `blocks are 16 bytes, one for each of the scales ${JSON.stringify(scales)}.`,
      );
    }
    return { shape: [...outer.slice(0, -1), (outer.at(-1) ?? 0) * GROUP], auxiliary: ['scales'] };
  },
};
