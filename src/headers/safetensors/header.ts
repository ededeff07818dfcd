import { JsonReader, OPEN, OPEN_LIST, QUOTE } from '../json.ts';
import { at, refuse, type ReadCode, type ReadError } from '../read-error.ts';
import { bitsOf, elementsOf } from '../sizes.ts';
import type { Tensor } from '../tensor.ts';
import { DTYPE_BITS } from './dtypes.ts';

const METADATA = '__metadata__';
const DAMAGED = 'The file is damaged or was written wrongly: download it again.';
/** Every rule that looks at names takes time in proportion to them. */
const NAME_CAP = 4096;

export interface Header {
  readonly tensors: readonly Tensor[];
  readonly metadata: ReadonlyMap<string, string>;
  /** Bytes of tensor data that the header describes. */
  readonly dataLength: number;
}

/**
 * Reads the JSON of a safetensors header; `dataStart` is where the file's data
 * begin. Every dtype is known, every shape fills its span, and the spans fill
 * the data without gap or overlap (format: huggingface/safetensors, README).
 */
export function parseHeader(text: string, file: string, dataStart: number): Header {
  const reader = new JsonReader(text, file);
  const tensors: Tensor[] = [];
  const names = new Set<string>();
  let metadata: ReadonlyMap<string, string> = new Map();
  if (text.charCodeAt(0) !== OPEN) {
    throw refuse(
      'st-header-not-object',
      file,
      text.slice(0, 20),
      'A safetensors header is a JSON object and begins with a brace.',
      'Check that this is a .safetensors file, not a page or a pointer saved under its name.',
    );
  }
  reader.members((name) => {
    if (names.has(name)) throw reader.duplicate(name);
    names.add(name);
    if (name === METADATA) metadata = readMetadata(reader);
    else tensors.push(readEntry(reader, name, dataStart));
  });
  reader.end();
  if (tensors.length === 0) {
    throw refuse(
      'st-no-tensors',
      file,
      '{}',
      'A file of weights lists at least one tensor.',
      'Name the file that holds the weights.',
    );
  }
  return { tensors, metadata, dataLength: checkSpans(tensors, file, dataStart) };
}

function readMetadata(reader: JsonReader): ReadonlyMap<string, string> {
  const metadata = new Map<string, string>();
  const wrong = (value: unknown): ReadError =>
    refuse(
      'st-metadata-not-text',
      at(reader.file, METADATA),
      value,
      'It maps texts to texts, and nothing else.',
      DAMAGED,
    );
  if (reader.peek() !== OPEN) {
    const value = reader.value();
    if (value === null) return metadata;
    throw wrong(value);
  }
  reader.members((key) => {
    if (metadata.has(key)) throw reader.duplicate(key);
    if (reader.peek() !== QUOTE) throw wrong({ [key]: reader.value() });
    metadata.set(key, reader.string());
  });
  return metadata;
}

function readEntry(reader: JsonReader, name: string, dataStart: number): Tensor {
  const { file } = reader;
  const fail = (code: ReadCode, value: unknown, rule: string): ReadError =>
    refuse(code, at(file, name), value, rule, DAMAGED);
  if (name === '') throw fail('st-name-empty', name, 'A tensor has a name.');
  if (name.length > NAME_CAP) {
    const rule = `A tensor's name has at most ${NAME_CAP} characters here; the longest released have under 200.`;
    throw fail('st-name-too-long', name.length, rule);
  }
  if (reader.peek() !== OPEN) {
    throw fail('st-entry-not-object', reader.value(), 'A tensor is an object with three keys.');
  }
  let dtype: string | undefined;
  let shape: number[] | undefined;
  let offsets: number[] | undefined;
  const whole = (code: ReadCode, what: string): number[] => {
    const list: number[] = [];
    if (reader.peek() !== OPEN_LIST) throw fail(code, reader.value(), what);
    reader.items(() => {
      const value = reader.value();
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
        throw fail(code, value, what);
      }
      if (value > Number.MAX_SAFE_INTEGER) {
        throw fail('size-overflow', value, 'Sizes and offsets must be below 2^53.');
      }
      list.push(value);
    });
    return list;
  };
  reader.members((key) => {
    switch (key) {
      case 'dtype':
        if (dtype !== undefined) throw reader.duplicate(`${name}.dtype`);
        if (reader.peek() !== QUOTE) throw unknownDtype(file, name, reader.value());
        dtype = reader.string();
        return;
      case 'shape':
        if (shape) throw reader.duplicate(`${name}.shape`);
        shape = whole('st-shape-invalid', 'A shape is a list of whole numbers from 0 up.');
        return;
      case 'data_offsets':
        if (offsets) throw reader.duplicate(`${name}.data_offsets`);
        offsets = whole('st-offsets-invalid', 'Offsets are two whole numbers from 0 up.');
        return;
      default:
        throw fail('st-entry-unknown-key', key, 'A tensor has dtype, shape and data_offsets only.');
    }
  });
  if (dtype === undefined || !shape || !offsets) {
    throw fail(
      'st-entry-incomplete',
      { dtype, shape, data_offsets: offsets },
      'A tensor has dtype, shape and data_offsets.',
    );
  }
  const [start = 0, end = 0] = offsets;
  if (offsets.length !== 2 || end < start) {
    throw fail('st-offsets-invalid', offsets, 'Offsets are a start and an end not before it.');
  }
  const each = DTYPE_BITS.get(dtype);
  if (each === undefined) throw unknownDtype(file, name, dtype);
  const elements = elementsOf(shape, file, name);
  const bits = bitsOf(elements, each, file, name);
  if (bits % 8 !== 0) {
    throw fail('st-half-byte', shape, `${elements} elements of ${dtype} fill no whole bytes.`);
  }
  if (bits / 8 !== end - start) {
    throw fail(
      'st-span-mismatch',
      offsets,
      `Its shape ${JSON.stringify(shape)} of ${dtype} takes ${bits / 8} bytes, its span has ${end - start}.`,
    );
  }
  return { name, dtype, shape, elements, bytes: bits / 8, file, start: dataStart + start };
}

function unknownDtype(file: string, name: string, value: unknown): ReadError {
  return refuse(
    'st-dtype-unknown',
    at(file, name),
    value,
    `Known here: ${[...DTYPE_BITS.keys()].join(', ')}.`,
    'A dtype without a known size is refused, not estimated: open an issue with the header.',
  );
}

/** @returns the length of the data that the spans fill. */
function checkSpans(tensors: readonly Tensor[], file: string, dataStart: number): number {
  let end = dataStart;
  for (const { name, start, bytes } of inOrder(tensors)) {
    if (start !== end) {
      throw refuse(
        start > end ? 'st-gap' : 'st-overlap',
        at(file, name),
        start - dataStart,
        `The tensor before it ends at ${end - dataStart}: data lie one after the other, without gap or overlap.`,
        DAMAGED,
      );
    }
    end += bytes;
  }
  return end - dataStart;
}

function inOrder(tensors: readonly Tensor[]): readonly Tensor[] {
  const sorted = tensors.every(
    ({ start }, at) => at === 0 || (tensors[at - 1]?.start ?? 0) < start,
  );
  return sorted ? tensors : tensors.toSorted((a, b) => a.start - b.start || a.bytes - b.bytes);
}
