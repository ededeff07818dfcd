import type { Tensor } from '../tensor.ts';

/** The content of a small tensor of whole numbers, where it was read and is one. */
export function wholesIn(
  tensor: Tensor | undefined,
  content: (tensor: Tensor | undefined) => Uint8Array | undefined,
): number[] | null {
  const bytes = content(tensor);
  if (!tensor || !bytes) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = (at: number): number => {
    switch (tensor.dtype) {
      case 'I64':
      case 'U64':
        return Number(view.getBigInt64(at * 8, true));
      case 'I32':
      case 'U32':
        return view.getInt32(at * 4, true);
      default:
        return Number.NaN;
    }
  };
  const values = Array.from({ length: tensor.elements }, (_, at) => read(at));
  return values.every((value) => Number.isSafeInteger(value) && value >= 0) ? values : null;
}
