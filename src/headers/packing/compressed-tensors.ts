import { wholesIn } from './whole-numbers.ts';
import { GIVE_CONFIG, mismatch, type Declared, type Packed, type Scheme } from './scheme.ts';

const AUXILIARY = [
  'weight_scale',
  'weight_zero_point',
  'weight_shape',
  'weight_g_idx',
  'weight_global_scale',
  'input_global_scale',
  'input_scale',
];

/**
 * compressed-tensors, packed: `weight_packed` I32 [out, ⌈in · bits / 32⌉] with the
 * logical shape in `weight_shape`, or U8 with two 4-bit floats a byte
 * (vllm-project/compressed-tensors, compressors/quantized_compressors).
 */
export const compressedTensors: Scheme = {
  id: 'compressed-tensors',
  methods: ['compressed-tensors'],
  reads: ['weight_shape'],
  fits: ({ tensor }) => tensor.name.endsWith('.weight_packed'),
  unpack(packed, declared) {
    const { tensor, beside, content } = packed;
    const { shape, dtype } = tensor;
    const columns = shape.at(-1) ?? 1;
    const container = dtype === 'U8' || dtype === 'I8' ? 8 : 32;
    const stated = wholesIn(beside('weight_shape'), content);
    const bits = container === 8 ? 4 : bitsOfGroups(declared);
    if (stated) {
      check(packed, stated, container, bits);
      return { shape: stated, auxiliary: AUXILIARY };
    }
    if (bits === undefined) {
      throw mismatch(
        packed,
        'compressed-tensors',
        null,
        'without weight_shape its config must state num_bits, one for all groups.',
        'packing-ambiguous',
        declared ? undefined : GIVE_CONFIG,
      );
    }
    const wide = (columns * container) / bits;
    if (!Number.isInteger(wide))
      throw mismatch(packed, 'compressed-tensors', shape, `a row is whole ${bits}-bit values.`);
    const logical = [...shape.slice(0, -1), wide];
    return beside('weight_shape')
      ? {
          shape: logical,
          auxiliary: AUXILIARY,
          note: 'Rows of packed weights are taken as filled: weight_shape was not read.',
        }
      : { shape: logical, auxiliary: AUXILIARY };
  },
};

function check(
  packed: Packed,
  stated: readonly number[],
  container: number,
  bits: number | undefined,
): void {
  const rows = packed.tensor.shape.slice(0, -1);
  const columns = packed.tensor.shape.at(-1) ?? 1;
  const wide = stated.at(-1) ?? 0;
  const same = rows.length === stated.length - 1 && rows.every((size, at) => size === stated[at]);
  const fits =
    bits === undefined
      ? wide >= columns && wide <= columns * container
      : Math.ceil((wide * bits) / container) === columns;
  if (same && fits) return;
  throw mismatch(
    packed,
    'compressed-tensors',
    stated,
    `weight_shape does not fit ${JSON.stringify(packed.tensor.shape)} of ${packed.tensor.dtype}.`,
  );
}

/** The bits of all groups, where they agree; a file with several widths is read by `weight_shape`. */
function bitsOfGroups(declared: Declared | null): number | undefined {
  const groups = declared?.fields['config_groups'];
  if (typeof groups !== 'object' || groups === null) return undefined;
  const bits = Object.values(groups).map(
    (group: unknown) => (group as { weights?: { num_bits?: unknown } } | null)?.weights?.num_bits,
  );
  const [first] = bits;
  return typeof first === 'number' && first > 0 && bits.every((each) => each === first)
    ? first
    : undefined;
}
