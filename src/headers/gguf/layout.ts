import { at, refuse, type ReadCode, type ReadError } from '../read-error.ts';
import type { Tensor } from '../tensor.ts';
import type { Metadata } from './values.ts';

const DEFAULT_ALIGNMENT = 32;
const DAMAGED = 'The file is damaged or incomplete: download it again.';

export function alignmentOf(metadata: Metadata, file: string): number {
  const value = metadata.get('general.alignment') ?? DEFAULT_ALIGNMENT;
  // ggml refuses anything but a power of two; the format asks for a multiple of eight.
  if (
    typeof value === 'number' &&
    value >= 8 &&
    value <= 2 ** 31 &&
    Number.isInteger(Math.log2(value))
  ) {
    return value;
  }
  throw refuse(
    'gguf-alignment',
    at(file, 'general.alignment'),
    value,
    'The alignment is a power of two from 8 up.',
    DAMAGED,
  );
}

export function padded(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment;
}

/**
 * Tensor data lie in the order of their infos, each at the next aligned offset,
 * as ggml itself demands (ggml/src/gguf.cpp); the file ends with the last one or
 * its padding.
 */
export function checkLayout(
  tensors: readonly Tensor[],
  { file, alignment, dataStart, size }: Layout,
): void {
  let expected = 0;
  let end = 0;
  for (const { name, start, bytes } of tensors) {
    if (start !== expected) {
      throw refuse(
        wrongOffset(start, expected, alignment),
        at(file, name),
        start,
        `Its data begin where those before it end, at ${expected} by an alignment of ${alignment}.`,
        DAMAGED,
      );
    }
    end = start + bytes;
    expected = padded(end, alignment);
    if (!Number.isSafeInteger(expected)) {
      throw refuse('size-overflow', at(file, name), end, 'A file ends before byte 2^53.', DAMAGED);
    }
  }
  if (size !== null) checkEnd(file, size, dataStart + end, dataStart + expected);
}

export interface Layout {
  readonly file: string;
  readonly alignment: number;
  readonly dataStart: number;
  readonly size: number | null;
}

function wrongOffset(start: number, expected: number, alignment: number): ReadCode {
  if (start % alignment !== 0) return 'gguf-offset-unaligned';
  return start < expected ? 'gguf-overlap' : 'gguf-gap';
}

function checkEnd(file: string, size: number, least: number, most: number): void {
  const fail = (code: ReadCode, rule: string): ReadError => refuse(code, file, size, rule, DAMAGED);
  if (size < least) {
    throw fail('gguf-data-missing', `Its tensors end at byte ${least}, the file before that.`);
  }
  if (size > most) {
    throw fail('gguf-data-trailing', `Its tensors end at byte ${most}, the file after that.`);
  }
}
