import type { Scheme } from './scheme.ts';

/** 8-bit integers, one value a byte, as compressed-tensors and ModelOpt write them. */
export const int8: Scheme = {
  id: 'int8',
  methods: ['compressed-tensors', 'modelopt', 'quark'],
  fits: ({ tensor, beside }) => {
    const scale = beside('weight_scale');
    return tensor.dtype === 'I8' && scale !== undefined && /^(F16|BF16|F32)$/.test(scale.dtype);
  },
  unpack: ({ tensor }) => ({
    shape: tensor.shape,
    auxiliary: ['weight_scale', 'weight_zero_point', 'input_scale', 'input_zero_point', 'azp_adj'],
  }),
};
