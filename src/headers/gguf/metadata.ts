import { DEPTH_CAP } from '../limits.ts';
import type { Cursor } from './cursor.ts';
import {
  ARRAY,
  BOOL,
  leastBytes,
  numberAt,
  STRING,
  WIDTHS,
  type Metadata,
  type MetadataArray,
  type MetadataValue,
} from './values.ts';

/** Keys of the format have at most 65,535 bytes (ggml-org/ggml, docs/gguf.md). */
const KEY_CAP = 65_535;
/** A list with one number a layer is kept; a vocabulary is walked over. */
const KEPT = 4096;

/**
 * Walks over the metadata. It yields how far it needs to see, and goes on from
 * where it stands, so that no byte is parsed twice.
 */
export function* walkMetadata(cursor: Cursor, count: number): Generator<number, Metadata, void> {
  const metadata = new Map<string, MetadataValue>();
  cursor.checkRoom(count, 13, 'metadata keys');
  for (let index = 0; index < count; index++) {
    yield cursor.at + 8;
    const length = cursor.u64();
    if (length === 0 || length > KEY_CAP) {
      throw cursor.refusal(
        'gguf-key-invalid',
        `key ${index}`,
        length,
        `A key has 1 to ${KEY_CAP} bytes.`,
      );
    }
    yield cursor.at + length + 4;
    const key = cursor.text(length);
    if (metadata.has(key)) {
      throw cursor.refusal('gguf-duplicate-key', key, key, 'A metadata key stands once.');
    }
    metadata.set(key, yield* walkValue(cursor, key, cursor.u32(), 0));
  }
  return metadata;
}

function* walkValue(
  cursor: Cursor,
  key: string,
  type: number,
  depth: number,
): Generator<number, MetadataValue, void> {
  if (type === STRING) return yield* walkText(cursor, key);
  if (type === ARRAY) return yield* walkArray(cursor, key, depth);
  const width = knownWidth(cursor, key, type);
  yield cursor.at + width;
  const value = numberAt(cursor.window.view, type, cursor.at - cursor.window.start, cursor.little);
  cursor.at += width;
  if (type !== BOOL) return value;
  if (value === 0 || value === 1) return value === 1;
  throw cursor.refusal('gguf-value-invalid', key, value, 'A truth value is 0 or 1.');
}

function* walkText(cursor: Cursor, key: string): Generator<number, string, void> {
  yield cursor.at + 8;
  const length = cursor.u64();
  cursor.checkRoom(length, 1, key);
  yield cursor.at + length;
  return cursor.text(length);
}

function* walkArray(
  cursor: Cursor,
  key: string,
  depth: number,
): Generator<number, MetadataArray, void> {
  if (depth >= DEPTH_CAP) {
    throw cursor.refusal(
      'gguf-array-too-deep',
      key,
      depth,
      `Lists are nested at most ${DEPTH_CAP} deep.`,
    );
  }
  yield cursor.at + 12;
  const type = cursor.u32();
  const length = cursor.u64();
  const width = type === STRING || type === ARRAY ? 0 : knownWidth(cursor, key, type);
  cursor.checkRoom(length, leastBytes(type), key);
  if (type === STRING) yield* walkTexts(cursor, key, length);
  else if (type === ARRAY) {
    for (let index = 0; index < length; index++) yield* walkArray(cursor, key, depth + 1);
  } else {
    let values: number[] | null = null;
    if (length <= KEPT) {
      yield cursor.at + length * width;
      values = numbers(cursor, type, length, width);
    }
    cursor.at += length * width;
    return { type, length, values };
  }
  return { type, length, values: null };
}

/** A vocabulary: only its lengths are looked at, because no count depends on what a token says. */
function* walkTexts(cursor: Cursor, key: string, count: number): Generator<number, void, void> {
  let left = count - cursor.passTexts(count);
  while (left > 0) {
    yield cursor.at + 8;
    const length = cursor.u64();
    cursor.checkRoom(length, 1, key);
    cursor.at += length;
    left -= 1 + cursor.passTexts(left - 1);
  }
}

function numbers(cursor: Cursor, type: number, length: number, width: number): number[] {
  const { view, start } = cursor.window;
  return Array.from({ length }, (_, index) =>
    Number(numberAt(view, type, cursor.at - start + index * width, cursor.little)),
  );
}

function knownWidth(cursor: Cursor, key: string, type: number): number {
  const width = WIDTHS[type];
  if (width) return width;
  throw cursor.refusal('gguf-value-type', key, type, 'A metadata value has a type from 0 to 12.');
}
