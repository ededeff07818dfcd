import { describe, expect, test } from 'vitest';
import { readGguf } from '../../../src/headers/gguf/file.ts';
import { readModel } from '../../../src/headers/read-model.ts';
import { ReadError } from '../../../src/headers/read-error.ts';
import { readSafetensors } from '../../../src/headers/safetensors/file.ts';
import type { ByteSource } from '../../../src/headers/source.ts';
import { safetensors } from '../../support/files/safetensors-bytes.ts';
import { sparseSource } from '../../support/files/sparse.ts';
import type { HostileCase } from './case.ts';
import { GGUF_CASES, GOOD_GGUF } from './gguf-cases.ts';
import { GOOD_SAFETENSORS, SAFETENSORS_CASES } from './safetensors-cases.ts';

const READERS: readonly [
  string,
  readonly HostileCase[],
  (source: ByteSource) => Promise<unknown>,
][] = [
  ['safetensors', SAFETENSORS_CASES, readSafetensors],
  ['GGUF', GGUF_CASES, readGguf],
];
const ALL = [...SAFETENSORS_CASES, ...GGUF_CASES];

async function refusal(read: () => Promise<unknown>): Promise<ReadError> {
  try {
    await read();
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('The file was accepted.');
}

describe.each(READERS)('a malformed %s file is refused', (_, cases, read) => {
  test.each(cases)('$what: $code', async ({ bytes, size, code }) => {
    const source = sparseSource('hostile', { bytes, size: size ?? bytes.length });
    let asked = 0;
    const counting: ByteSource = {
      ...source,
      slice(start, end) {
        asked += Math.min(end, source.size ?? end) - start;
        return source.slice(start, end);
      },
    };
    let fastest = Infinity;
    for (let round = 0; round < 3; round++) {
      const started = performance.now();
      const error = await refusal(() => read(round === 0 ? counting : source));
      fastest = Math.min(fastest, performance.now() - started);
      expect(error.code).toBe(code);
      expect(error.message.length).toBeLessThan(1200);
      expect(error.rule).toMatch(/\.$/);
      expect(error.remedy).toMatch(/\.$/);
    }
    expect(fastest).toBeLessThan(100);
    // What is read, and so what is held, stays within a small multiple of what is there.
    expect(asked).toBeLessThanOrEqual(Math.max(2 * bytes.length, 2 ** 20));
  });
});

test.each([
  ['safetensors', GOOD_SAFETENSORS, readSafetensors],
  ['GGUF', GOOD_GGUF, readGguf],
] as const)('a %s file is whole or refused, wherever it is cut', async (_, bytes, read) => {
  const source = (end: number): ByteSource =>
    sparseSource('cut', { bytes: bytes.slice(0, end), size: end });
  for (let end = 0; end < bytes.length; end++) await refusal(() => read(source(end)));
  await expect(read(source(bytes.length))).resolves.toBeDefined();
});

/** Words that rules look for, over and over, in names as long as are read. */
test.each([
  'norm',
  '_scale',
  '.experts',
  'experts_',
  '.gate',
  '.rope_factors_',
  '.*',
  '.0',
  'attn',
  '*',
])('a megabyte of names made of %s takes no longer than other names', async (word) => {
  const name = word.repeat(Math.floor(4000 / word.length));
  const file = safetensors(
    Array.from({ length: 250 }, (_, at) => [`${at}${name}!`, 'F8_E4M3', [1]] as const),
  );
  const read = (): Promise<unknown> =>
    readModel({
      where: 'names',
      names: ['a.safetensors'],
      open: () => sparseSource('a.safetensors', file),
    });
  let fastest = Infinity;
  for (let round = 0; round < 3; round++) {
    const started = performance.now();
    await read();
    fastest = Math.min(fastest, performance.now() - started);
  }
  expect(fastest).toBeLessThan(500);
});

test('the set is wide: cases, codes, and no code that stands for everything', () => {
  const perCode = new Map<string, number>();
  for (const { code } of ALL) perCode.set(code, (perCode.get(code) ?? 0) + 1);
  expect(ALL.length).toBeGreaterThanOrEqual(80);
  expect(perCode.size).toBeGreaterThanOrEqual(30);
  expect([...perCode].filter(([, cases]) => cases > 6)).toEqual([]);
});
