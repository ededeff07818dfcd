import { describe, expect, test } from 'vitest';
import { readSafetensors } from '../../src/headers/safetensors/file.ts';
import { readIndex } from '../../src/headers/safetensors/index-file.ts';
import { readShards } from '../../src/headers/safetensors/shards.ts';
import { memorySource } from '../../src/headers/sources/memory.ts';
import { safetensors, withHeader, type Listed } from '../support/files/safetensors-bytes.ts';
import { sparseSource } from '../support/files/sparse.ts';

const ALL_DTYPES = (
  'F4 F6_E2M3 F6_E3M2 BOOL U8 I8 F8_E4M3 F8_E5M2 F8_E4M3FNUZ F8_E5M2FNUZ F8_E8M0 ' +
  'I16 U16 F16 BF16 I32 U32 F32 I64 U64 F64 C64'
).split(' ');

test('every dtype of the format is read, with its own size', async () => {
  const listed = ALL_DTYPES.map((dtype) => [dtype, dtype, [3, 8]] as const);
  const { tensors } = await readSafetensors(sparseSource('a', safetensors(listed)));
  expect(tensors.map(({ name, dtype, shape }) => [name, dtype, shape])).toEqual(listed);
  expect(tensors.map(({ elements }) => elements)).toEqual(listed.map(() => 24));
  expect(tensors.map(({ bytes }) => bytes)).toEqual([
    12,
    18,
    18,
    ...Array(8).fill(24),
    ...Array(4).fill(48),
    ...Array(3).fill(96),
    ...Array(4).fill(192),
  ]);
});

test('one value counts as one, a size of zero as none', async () => {
  const { tensors } = await readSafetensors(
    sparseSource(
      'a',
      safetensors([
        ['scalar', 'F32', []],
        ['nothing', 'BF16', [0, 4]],
        ['last', 'I64', [1]],
      ]),
    ),
  );
  expect(tensors.map(({ elements }) => elements)).toEqual([1, 0, 1]);
});

test('names of any object are names, in any order, with spaces after the header', async () => {
  const text =
    '{"constructor":{"data_offsets":[4,8],"shape":[1],"dtype":"F32"},' +
    '"__metadata__":{"__proto__":"x"},' +
    '"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}   \n';
  const { bytes } = withHeader(text, [[0, new Uint8Array(8)]]);
  const { tensors, metadata } = await readSafetensors(memorySource('a', bytes));
  expect(tensors.map(({ name, start }) => [name, start - text.length - 8])).toEqual([
    ['constructor', 4],
    ['__proto__', 0],
  ]);
  expect([...metadata]).toEqual([['__proto__', 'x']]);
});

test('a header longer than what is read at first is read once', async () => {
  const listed = Array.from({ length: 5000 }, (_, at) => [`tensor.${at}`, 'F32', [1]] as const);
  const file = safetensors(listed);
  const source = sparseSource('a', file);
  const pieces: [number, number][] = [];
  const { tensors } = await readSafetensors({
    ...source,
    slice(start, end) {
      pieces.push([start, end]);
      return source.slice(start, end);
    },
  });
  expect(tensors).toHaveLength(5000);
  expect(pieces).toHaveLength(2);
  expect(pieces[1]?.[0]).toBe(pieces[0]?.[1]);
});

test('a source that doesn’t know its size is read all the same', async () => {
  const source = sparseSource('a', safetensors([['a', 'F32', [1]]]));
  const { tensors } = await readSafetensors({ ...source, size: null });
  expect(tensors).toHaveLength(1);
});

const ONE: readonly Listed[] = [['a', 'F32', [2]], ['b', 'F32', [3]]]; // prettier-ignore
const TWO: readonly Listed[] = [['c', 'F32', [5]]];
const shards = [
  sparseSource(
    'model-00001-of-00002.safetensors',
    safetensors(ONE, { metadata: { format: 'pt' } }),
  ),
  sparseSource('model-00002-of-00002.safetensors', safetensors(TWO)),
];
const MAP = {
  a: 'model-00001-of-00002.safetensors',
  b: 'model-00001-of-00002.safetensors',
  c: 'model-00002-of-00002.safetensors',
};

const indexOf = (json: unknown) => readIndex(JSON.stringify(json), 'index.json');

describe('shards', () => {
  test('are one model, with or without an index', async () => {
    const index = indexOf({ metadata: { total_size: 40 }, weight_map: MAP });
    for (const each of [null, index]) {
      const { tensors, metadata } = await readShards(shards, each);
      expect(tensors.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
      expect(metadata.get('format')).toBe('pt');
    }
    expect(index.totalSize).toBe(40);
  });

  test.each([
    ['a tensor elsewhere', { ...MAP, a: 'model-00002-of-00002.safetensors' }],
    ['a tensor that no shard holds', { ...MAP, d: 'model-00002-of-00002.safetensors' }],
    ['a tensor that the index doesn’t name', { a: MAP.a, c: MAP.c }],
  ])('refuse an index with %s', async (_, weight_map) => {
    const index = indexOf({ weight_map });
    await expect(readShards(shards, index)).rejects.toMatchObject({ code: 'index-disagrees' });
  });

  test('refuse a tensor that is in two of them', async () => {
    const again = sparseSource('other.safetensors', safetensors(ONE));
    await expect(readShards([...shards, again], null)).rejects.toMatchObject({
      code: 'shard-repeats-tensor',
    });
  });
});

describe('an index', () => {
  test.each([
    ['no map', {}],
    ['an empty map', { weight_map: {} }],
    ['a list', { weight_map: [] }],
    ['a file that is a number', { weight_map: { a: 1 } }],
    ['metadata that are a text', { weight_map: MAP, metadata: 'x' }],
  ])('with %s is refused', (_, json) => {
    expect(() => indexOf(json)).toThrow(
      expect.objectContaining({ code: 'index-invalid' }) as Error,
    );
  });

  test.each([
    [
      'a tensor twice',
      '{"weight_map":{"a":"a.safetensors","a":"b.safetensors"}}',
      'json-duplicate-key',
    ],
    ['two maps', '{"weight_map":{"a":"a.safetensors"},"weight_map":{}}', 'json-duplicate-key'],
    ['something after it', '{"weight_map":{"a":"a.safetensors"}}{}', 'json-syntax'],
    ['a list around it', '[{"weight_map":{"a":"a.safetensors"}}]', 'json-syntax'],
    ['a map that is open', '{"weight_map":{"a":"a.safetensors"', 'json-syntax'],
  ])('with %s is refused', (_, text, code) => {
    expect(() => readIndex(text, 'index.json')).toThrow(expect.objectContaining({ code }) as Error);
  });

  test('names tensors as they are called, with keys of its own passed over', () => {
    const text = '{"x":{"y":[1]},"weight_map":{"__proto__":"a.safetensors"},"metadata":null}';
    const { files, totalSize } = readIndex(text, 'index.json');
    expect([...files]).toEqual([['__proto__', 'a.safetensors']]);
    expect(totalSize).toBe(null);
  });

  test.each([
    '../../other/model.safetensors',
    '/etc/model.safetensors',
    'https://example.org/model.safetensors',
    '%2e%2e/model.safetensors',
    'sub\\model.safetensors',
    'model.bin',
  ])('that names %s is refused', (file) => {
    expect(() => indexOf({ weight_map: { a: file } })).toThrow(
      expect.objectContaining({ code: 'index-shard-name' }) as Error,
    );
  });

  test.each([
    [13731385408.0, 13731385408],
    ['64', 64],
    [1.5, null],
    [undefined, null],
  ])('a total of %j is %j', (total_size, read) => {
    expect(indexOf({ weight_map: MAP, metadata: { total_size } }).totalSize).toBe(read);
  });
});
