import type { Packed, Scheme } from './scheme.ts';

const GROUP = 16;

/**
 * NVFP4 as ModelOpt stores it: `weight` U8 [out, in / 2], two values a byte, and
 * `weight_scale` F8_E4M3 [out, in / 16] with a scale of the scales
 * (NVIDIA/TensorRT-Model-Optimizer, modelopt/torch/export).
 */
export const nvfp4: Scheme = {
  id: 'NVFP4',
  methods: ['modelopt', 'modelopt_fp4', 'nvfp4'],
  // The same numbers under `weight_packed` are compressed-tensors'.
  fits: (packed) =>
    packed.tensor.dtype === 'U8' &&
    !packed.tensor.name.endsWith('.weight_packed') &&
    scalesFit(packed),
  unpack: ({ tensor }) => ({
    shape: [...tensor.shape.slice(0, -1), (tensor.shape.at(-1) ?? 0) * 2],
    auxiliary: ['weight_scale', 'weight_scale_2', 'input_scale'],
  }),
};

function scalesFit({ tensor, beside }: Packed): boolean {
  const scales = beside('weight_scale');
  return scales?.dtype === 'F8_E4M3' && scales.elements * (GROUP / 2) === tensor.elements;
}
