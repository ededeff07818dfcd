import type { Scheme } from './scheme.ts';

/** bitsandbytes LLM.int8: `weight` I8, one value a byte, with a scale a row in `SCB` (arXiv 2208.07339). */
export const bitsandbytesInt8: Scheme = {
  id: 'bitsandbytes int8',
  methods: ['bitsandbytes'],
  fits: ({ tensor, beside }) => tensor.dtype === 'I8' && beside('SCB') !== undefined,
  unpack: ({ tensor }) => ({ shape: tensor.shape, auxiliary: ['SCB', 'weight_format'] }),
};
