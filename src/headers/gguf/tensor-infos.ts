import { bitsOf, elementsOf } from '../sizes.ts';
import type { Tensor } from '../tensor.ts';
import type { Cursor } from './cursor.ts';
import { NameSet } from './name-set.ts';
import { BLOCK_TYPES } from './types.ts';

/** Names have at most 64 bytes, shapes at most four dimensions (ggml-org/ggml, docs/gguf.md). */
const NAME_CAP = 64;
const DIMENSIONS_CAP = 4;
/** Length of the name, one letter, number of dimensions, type, offset. */
const LEAST = 25;

/** A tensor whose `start` is still counted from the first byte of data. */
export type Placed = { -readonly [Key in keyof Tensor]: Tensor[Key] };

export function* walkTensorInfos(cursor: Cursor, count: number): Generator<number, Placed[], void> {
  cursor.checkRoom(count, LEAST, 'tensors');
  const { window, file } = cursor;
  const tensors: Placed[] = [];
  const names = new NameSet(count);
  for (let index = 0; index < count; index++) {
    if (cursor.at + 8 > window.end) yield cursor.at + 8;
    const length = cursor.u64();
    if (length === 0 || length > NAME_CAP) {
      const rule = `A tensor's name has 1 to ${NAME_CAP} bytes.`;
      throw cursor.refusal('gguf-name-invalid', `tensor ${index}`, length, rule);
    }
    if (cursor.at + length + 4 > window.end) yield cursor.at + length + 4;
    const nameAt = cursor.at - window.start;
    const name = cursor.text(length);
    if (!names.add(name, window.bytes, nameAt, length)) {
      throw cursor.refusal('gguf-duplicate-name', name, name, 'A tensor stands once.');
    }
    const dimensions = cursor.u32();
    if (dimensions > DIMENSIONS_CAP) {
      const rule = `A tensor has at most ${DIMENSIONS_CAP} dimensions.`;
      throw cursor.refusal('gguf-dimensions', name, dimensions, rule);
    }
    const rest = cursor.at + dimensions * 8 + 12;
    if (rest > window.end) yield rest;
    const shape: number[] = [];
    for (let each = 0; each < dimensions; each++) shape.push(cursor.u64());
    const type = cursor.u32();
    const start = cursor.u64();
    const row = shape[0] ?? 1;
    // A file names the innermost dimension first; everything here, the outermost.
    shape.reverse();
    const elements = elementsOf(shape, file, name);
    const block = BLOCK_TYPES.get(type);
    if (!block) throw unknownType(cursor, name, type);
    if (row % block.values !== 0) {
      const rule = `A row of ${block.name} is whole blocks of ${block.values} values.`;
      throw cursor.refusal('gguf-partial-block', name, row, rule);
    }
    const bytes = bitsOf(elements / block.values, block.bytes * 8, file, name) / 8;
    tensors.push({ name, dtype: block.name, shape, elements, bytes, file, start });
  }
  return tensors;
}

function unknownType(cursor: Cursor, name: string, type: number): Error {
  const known = [...BLOCK_TYPES.values()].map((each) => each.name).join(', ');
  const rule = `Known here: ${known}; a type without a known block can't be checked.`;
  return cursor.refusal('gguf-type-unknown', name, type, rule);
}
