import { at, refuse, type ReadCode, type ReadError } from '../read-error.ts';
import type { Tensor } from '../tensor.ts';

/** What a config says of its quantisation, wherever it says it. */
export interface Declared {
  /** `quant_method`, or the name of the block it stands in. */
  readonly method: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A tensor that holds packed values, with what stands beside it. */
export interface Packed {
  readonly tensor: Tensor;
  /** The module's path: the name without `.weight`, `.qweight` and the like. */
  readonly module: string;
  /** The tensor of the same module with this suffix. */
  beside(suffix: string): Tensor | undefined;
  /** A tensor's content, where it was read. */
  content(tensor: Tensor | undefined): Uint8Array | undefined;
}

/** What a packed tensor stands for. */
export interface Logical {
  /** The shape the model multiplies with, or as much of it as is known. */
  readonly shape: readonly number[];
  /** Suffixes of what only serves to unpack it. */
  readonly auxiliary: readonly string[];
  readonly note?: string;
}

/** A way of storing weights in fewer bits; one file each. */
export interface Scheme {
  readonly id: string;
  /** Values of `quant_method` under which files of this scheme are published. */
  readonly methods: readonly string[];
  /** Whether a tensor is this scheme's, by itself and what stands beside it. */
  fits(packed: Packed): boolean;
  /** Suffixes of small tensors whose content decides the shape. */
  readonly reads?: readonly string[];
  /** @throws ReadError where names, dtypes, shapes and config don't agree. */
  unpack(packed: Packed, declared: Declared | null): Logical;
}

/** What to do where the tensors leave open what a config states. */
export const GIVE_CONFIG =
  'Give the config.json that says which: put it into one folder with the file.';
const OPEN_ISSUE = 'The file is damaged or of another scheme: open an issue with its header.';

/** A shape or a config that isn't what the scheme makes of a matrix. */
export function mismatch(
  { tensor }: Packed,
  scheme: string,
  value: unknown,
  rule: string,
  code: ReadCode = 'packing-shape',
  remedy = OPEN_ISSUE,
): ReadError {
  return refuse(code, at(tensor.file, tensor.name), value, `Read as ${scheme}: ${rule}`, remedy);
}

/** A whole number a config states, or undefined. */
export function bitsIn(declared: Declared | null, ...keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const value = declared?.fields[key];
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  }
  return undefined;
}

/** Columns as values: so many words, each of `word` bits, hold values of `bits` without a gap between them. */
export function widened(
  packed: Packed,
  scheme: string,
  words: number,
  word: number,
  bits: number,
): number {
  const values = (words * word) / bits;
  if (Number.isInteger(values)) return values;
  throw mismatch(
    packed,
    scheme,
    words,
    `${words} words of ${word} bits hold no whole number of ${bits}-bit values.`,
  );
}
