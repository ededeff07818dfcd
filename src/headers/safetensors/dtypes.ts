/**
 * Bits of one element of each dtype of the safetensors format (safetensors 0.7,
 * safetensors/src/tensor.rs). An unknown dtype is refused: without its size no
 * span can be checked.
 */
const BITS: readonly (readonly [bits: number, names: string])[] = [
  [4, 'F4'],
  [6, 'F6_E2M3 F6_E3M2'],
  [8, 'BOOL U8 I8 F8_E4M3 F8_E5M2 F8_E4M3FNUZ F8_E5M2FNUZ F8_E8M0'],
  [16, 'I16 U16 F16 BF16'],
  [32, 'I32 U32 F32'],
  [64, 'I64 U64 F64 C64'],
];

export const DTYPE_BITS: ReadonlyMap<string, number> = new Map(
  BITS.flatMap(([bits, names]) => names.split(' ').map((name) => [name, bits] as const)),
);
