import { GIVE_CONFIG, mismatch, widened, type Declared, type Scheme } from './scheme.ts';

/** Bits by columns a scale, for the modes whose scales are exponents or 8-bit floats in U8. */
const BY_RATIO: ReadonlyMap<number, number> = new Map([
  [4, 4],
  [8, 8],
  [2, 4],
]);

/**
 * MLX: `weight` U32 [out, in · bits / 32] with `scales` and, where the groups are
 * affine, `biases` [out, in / group]: not the layer's own bias. 3, 5 and 6 bits
 * run across words (ml-explore/mlx, mlx/backend/common/quantized.cpp).
 */
export const mlx: Scheme = {
  id: 'MLX',
  methods: ['mlx', 'affine', 'mxfp4', 'mxfp8', 'nvfp4'],
  fits: ({ tensor, beside }) =>
    tensor.dtype === 'U32' && tensor.name.endsWith('.weight') && beside('scales') !== undefined,
  unpack(packed, declared) {
    const { tensor, beside, module } = packed;
    const columns = tensor.shape.at(-1) ?? 0;
    const scales = beside('scales');
    const groups = scales?.shape.at(-1) ?? 0;
    const { bits, group } = settings(declared, module);
    const found = bits ?? (scales?.dtype === 'U8' ? BY_RATIO.get(columns / groups) : undefined);
    if (found === undefined) {
      throw mismatch(
        packed,
        'MLX',
        null,
        'several pairs of bits and group size have these shapes; its config states them.',
        'packing-ambiguous',
        GIVE_CONFIG,
      );
    }
    const wide = widened(packed, 'MLX', columns, 32, found);
    if (group !== undefined && groups * group !== wide) {
      throw mismatch(
        packed,
        'MLX',
        { bits: found, group_size: group },
        `${groups} groups of ${group} don't make ${wide} columns.`,
        'packing-disagrees',
      );
    }
    return { shape: [...tensor.shape.slice(0, -1), wide], auxiliary: ['scales', 'biases'] };
  },
};

/** The module's own settings, or the model's. */
function settings(declared: Declared | null, module: string): { bits?: number; group?: number } {
  const own = declared?.fields[module];
  const fields = isObject(own) ? own : declared?.fields;
  const bits = fields?.['bits'];
  const group = fields?.['group_size'];
  return {
    ...(typeof bits === 'number' && bits > 0 ? { bits } : {}),
    ...(typeof group === 'number' && group > 0 ? { group } : {}),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
