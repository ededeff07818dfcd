/** Types of GGUF metadata values by their number in the file, with the bytes of the fixed ones. */
export const WIDTHS: readonly number[] = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
export const BOOL = 7;
export const STRING = 8;
export const ARRAY = 9;

/** The least bytes a value of a type takes: a string or an array has at least its length. */
export function leastBytes(type: number): number {
  if (type === STRING) return 8;
  return type === ARRAY ? 12 : (WIDTHS[type] ?? 0);
}

export interface MetadataArray {
  readonly type: number;
  readonly length: number;
  /** The numbers of a short list, such as one figure a layer; null for a vocabulary. */
  readonly values: readonly number[] | null;
}

export type MetadataValue = string | number | bigint | boolean | MetadataArray;
export type Metadata = ReadonlyMap<string, MetadataValue>;

/** One number. Sixty-four bits that a number can't hold exactly stay a bigint. */
export function numberAt(
  view: DataView,
  type: number,
  at: number,
  little: boolean,
): number | bigint {
  switch (type) {
    case 0:
    case BOOL:
      return view.getUint8(at);
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getUint16(at, little);
    case 3:
      return view.getInt16(at, little);
    case 4:
      return view.getUint32(at, little);
    case 5:
      return view.getInt32(at, little);
    case 6:
      return view.getFloat32(at, little);
    case 10:
      return asNumber(view.getBigUint64(at, little));
    case 11:
      return asNumber(view.getBigInt64(at, little));
    default:
      return view.getFloat64(at, little);
  }
}

function asNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
