import type { Scheme } from './scheme.ts';

/**
 * 8-bit floats, one value a byte, with scales a block (`weight_scale_inv`,
 * DeepSeek-V3), a row or a tensor. Stacked experts have the suffix after an
 * underscore.
 */
export const float8: Scheme = {
  id: 'float8',
  methods: ['fp8', 'fbgemm_fp8', 'modelopt', 'compressed-tensors', 'quark'],
  // Scales may be 8-bit floats themselves (NVFP4).
  fits: ({ tensor }) =>
    /^F8_E[45]M/.test(tensor.dtype) && !/[._]scale(_\w{1,9})?$/.test(tensor.name),
  unpack: ({ tensor }) => ({
    shape: tensor.shape,
    auxiliary: [
      'weight_scale',
      'weight_scale_inv',
      'weight_zero_point',
      'scale',
      'scale_inv',
      'input_scale',
      'activation_scale',
      'output_scale',
    ],
  }),
};
