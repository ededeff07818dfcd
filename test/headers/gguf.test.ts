import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gguf as peer, GGMLQuantizationType } from '@huggingface/gguf';
import { describe, expect, test } from 'vitest';
import { readGguf } from '../../src/headers/gguf/file.ts';
import { readGgufModel } from '../../src/headers/gguf/split.ts';
import { BLOCK_TYPES } from '../../src/headers/gguf/types.ts';
import { memorySource } from '../../src/headers/sources/memory.ts';
import { gguf, type GgufListed, type GgufOptions } from '../support/files/gguf-bytes.ts';
import { sparseSource, writeSparse } from '../support/files/sparse.ts';

/** One tensor of each type, and scalars, and four dimensions. */
const TENSORS: readonly GgufListed[] = [
  ...[...BLOCK_TYPES.values()].map(
    ({ name, values }) => [`${name}.weight`, name, [values * 2, 3]] as const,
  ),
  ['scalar', 'F32', []],
  ['four', 'F16', [2, 3, 5, 7]],
  ['nothing', 'F32', [0, 3]],
];
const METADATA = [
  ['general.architecture', { text: 'llama' }],
  ['general.name', { text: 'Ünïcode' }],
  ['llama.block_count', { u32: 3 }],
  ['llama.expert_used_count', { u16: 2 }],
  ['llama.parameters', { u64: 2n ** 60n }],
  ['llama.signed', { i32: 5 }],
  ['llama.rope.freq_base', { f32: 10_000 }],
  ['llama.flag', { bool: 1 }],
  ['llama.per_layer', { list: [{ u32: 4 }, { u32: 2 }, { u32: 4 }] }],
  ['tokenizer.ggml.tokens', { list: [{ text: 'a' }, { text: 'é' }, { text: '' }] }],
  ['tokenizer.nested', { list: [{ list: [{ u8: 1 }] }, { list: [{ u8: 2 }] }] }],
] as const satisfies GgufOptions['metadata'];

const VARIANTS = [2, 3].flatMap((version) =>
  [true, false].flatMap((little) =>
    [undefined, 8, 64, 4096].map((alignment) => ({ version, little, alignment })),
  ),
);

describe.each(VARIANTS)('GGUF %o', ({ version, little, alignment }) => {
  const file = gguf(TENSORS, {
    version,
    little,
    metadata: METADATA,
    ...(alignment ? { alignment } : {}),
  });

  test('names, types, shapes and sizes are read', async () => {
    const { tensors, metadata, ...read } = await readGguf(sparseSource('model.gguf', file));
    expect(read).toMatchObject({ version, littleEndian: little });
    expect(tensors.map(({ name, dtype, shape }) => [name, dtype, shape.toReversed()])).toEqual(
      TENSORS,
    );
    for (const { name, elements, bytes, dtype } of tensors.slice(0, BLOCK_TYPES.size)) {
      const block = [...BLOCK_TYPES.values()].find((each) => each.name === dtype);
      expect([elements, bytes], name).toEqual([6 * (block?.values ?? 0), 6 * (block?.bytes ?? 0)]);
    }
    expect(tensors.slice(-3).map(({ elements }) => elements)).toEqual([1, 210, 0]);
    expect(metadata.get('general.name')).toBe('Ünïcode');
    expect(metadata.get('llama.parameters')).toBe(2n ** 60n);
    expect(metadata.get('llama.flag')).toBe(true);
    expect(metadata.get('llama.per_layer')).toEqual({ type: 4, length: 3, values: [4, 2, 4] });
    expect(metadata.get('tokenizer.ggml.tokens')).toEqual({ type: 8, length: 3, values: null });
  });

  test('the peer reads the same names, shapes, types and places', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'weighbridge-')), 'model.gguf');
    writeSparse(path, file);
    const theirs = await peer(path, { allowLocalFile: true });
    const ours = await readGguf(sparseSource('model.gguf', file));
    expect(ours.littleEndian).toBe(theirs.littleEndian);
    expect(
      ours.tensors.map(({ name, dtype, shape, start }) => [name, dtype, shape.toReversed(), start]),
    ).toEqual(
      theirs.tensorInfos.map(({ name, dtype, shape, offset }) => [
        name,
        GGMLQuantizationType[dtype],
        shape.map(Number),
        Number(offset + theirs.tensorDataOffset),
      ]),
    );
    const scalars = METADATA.filter(([, value]) => !('list' in value)).map(([key]) => key);
    const theirValues = theirs.metadata as unknown as Readonly<Record<string, unknown>>;
    for (const key of scalars) expect(ours.metadata.get(key), key).toEqual(theirValues[key]);
  });
});

test('the types are those of the peer, with the same bits a value', () => {
  const source = readFileSync('node_modules/@huggingface/gguf/src/quant-descriptions.ts', 'utf8');
  const theirs = [
    ...source.matchAll(/GGMLQuantizationType\.(\w+)\]: calcBPW\((\d+), (.+)\),/g),
  ].map(([, name = '', values, bytes = '']) => {
    const sum = bytes.replaceAll('QK_K', '256');
    expect(sum).toMatch(/^[\d +*/]+$/);
    return [name, (new Function(`return ${sum}`)() as number) / Number(values)] as const;
  });
  expect(theirs.length).toBeGreaterThanOrEqual(35);
  const ours = new Map(
    [...BLOCK_TYPES.values()].map((each) => [each.name, each.bytes / each.values]),
  );
  expect(ours).toEqual(new Map(theirs));
  for (const [id, { name }] of BLOCK_TYPES) expect(GGMLQuantizationType[id], name).toBe(name);
});

test('a header that comes in small pieces is read once from end to end', async () => {
  const tokens = Array.from({ length: 50_000 }, (_, at) => ({ text: `token ${at}` }));
  const file = gguf(TENSORS, { metadata: [['tokenizer.ggml.tokens', { list: tokens }]] });
  const source = sparseSource('model.gguf', file);
  let asked = 0;
  let requests = 0;
  const { tensors } = await readGguf({
    ...source,
    slice(start, end) {
      expect(start).toBe(asked);
      asked = Math.min(end, file.size);
      requests++;
      // A source may give less than it was asked for.
      asked = Math.min(asked, start + 70_000);
      return source.slice(start, asked);
    },
  });
  expect(tensors).toHaveLength(TENSORS.length);
  expect(requests).toBeGreaterThan(5);
  expect(asked).toBeLessThan(2 * file.bytes.length);
});

test('a long list of numbers is passed over, not read; that the file goes on behind it is checked', async () => {
  const scores = { list: Array.from({ length: 800_000 }, () => ({ f32: 0 })) };
  const file = gguf(TENSORS, { metadata: [['tokenizer.ggml.scores', scores]] });
  const source = sparseSource('model.gguf', file);
  let read = 0;
  const { tensors } = await readGguf({
    ...source,
    async slice(start, end) {
      const bytes = await source.slice(start, end);
      read += bytes.length;
      return bytes;
    },
  });
  expect(tensors).toHaveLength(TENSORS.length);
  expect(read).toBeLessThan(2 * 2 ** 20);
  const alone = gguf([], { metadata: [['tokenizer.ggml.scores', scores]] }).bytes.slice(0, -64);
  for (const size of [alone.length, null]) {
    const cut = { ...memorySource('cut', alone), size };
    await expect(readGguf(cut)).rejects.toMatchObject({ code: 'gguf-truncated' });
  }
});

test('where the peer gives a figure, a damaged file is refused', async () => {
  const file = gguf([
    ['a', 'F32', [8]],
    ['b', 'F32', [8]],
  ]);
  const path = join(mkdtempSync(join(tmpdir(), 'weighbridge-')), 'model.gguf');
  // The peer pads what is missing with zeros: a tensor without a name, a type or a size.
  const cut = { bytes: file.bytes.slice(0, -20), size: file.bytes.length - 20 };
  writeSparse(path, cut);
  const { parameterCount } = await peer(path, {
    allowLocalFile: true,
    computeParametersCount: true,
  });
  expect(parameterCount).not.toBe(16);
  await expect(readGguf(memorySource('cut', cut.bytes))).rejects.toMatchObject({
    code: 'gguf-truncated',
  });
});

describe('a split model', () => {
  const part = (no: number, count: number, tensors: readonly GgufListed[], all = 3) =>
    sparseSource(
      `big-0000${no + 1}-of-0000${count}.gguf`,
      gguf(tensors, {
        metadata: [
          ['split.no', { u16: no }],
          ['split.count', { u16: count }],
          ['split.tensors.count', { i32: all }],
        ],
      }),
    );
  const first = part(0, 2, [['a', 'F32', [2]]]);
  const second = part(1, 2, [
    ['b', 'F32', [3]],
    ['c', 'F32', [4]],
  ]);

  test('is read from all its parts, in any order', async () => {
    for (const parts of [
      [first, second],
      [second, first],
    ]) {
      const { tensors } = await readGgufModel(parts);
      expect(tensors.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    }
  });

  test.each([
    ['a part missing', [first], 'gguf-split'],
    ['a part twice', [first, first], 'gguf-split'],
    ['another number of tensors', [part(0, 1, [['a', 'F32', [2]]])], 'gguf-split'],
    ['a file that isn’t split beside it', [first, part(0, 0, [])], 'gguf-split'],
    ['a tensor in two parts', [first, part(1, 2, [['a', 'F32', [2]]])], 'shard-repeats-tensor'],
    ['no tensors at all', [part(0, 1, [], 0)], 'gguf-no-tensors'],
  ])('with %s is refused', async (_, parts, code) => {
    await expect(readGgufModel(parts)).rejects.toMatchObject({ code });
  });
});
