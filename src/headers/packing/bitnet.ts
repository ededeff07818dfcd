import type { Scheme } from './scheme.ts';

/**
 * BitNet b1.58: `weight` U8 [out / 4, in], four ternary values a byte, with one
 * scale for the matrix (transformers, integrations/bitnet.py).
 */
export const bitnet: Scheme = {
  id: 'BitNet',
  methods: ['bitnet'],
  fits: ({ tensor, beside }) => {
    const scale = beside('weight_scale');
    return (
      tensor.dtype === 'U8' &&
      tensor.shape.length === 2 &&
      scale?.elements === 1 &&
      /^(F16|BF16|F32)$/.test(scale.dtype)
    );
  },
  unpack: ({ tensor }) => ({
    shape: [(tensor.shape[0] ?? 0) * 4, ...tensor.shape.slice(1)],
    auxiliary: ['weight_scale'],
  }),
};
