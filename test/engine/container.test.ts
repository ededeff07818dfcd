import { describe, expect, test } from 'vitest';
import { ledgerOf, unique } from '#engine';
import { containerOf, type Container } from '#engine/bytes/container.ts';
import { packings } from '#site/formats.ts';
import { models } from '#site/weighed.ts';
import { model } from '../support/catalogue.ts';

function fileOf(id: string, packing: string): Container {
  const { config, file } = model(id);
  const scheme = packings.find((each) => each.id === packing);
  const found = scheme && containerOf(ledgerOf(config, file), scheme);
  if (!found || typeof found === 'string') throw new Error(found);
  return found;
}

describe('elements that headers and the Hub state', () => {
  test.each([
    ['openai/gpt-oss-120b', 63_081_444_672, 120_412_337_472, 116_829_156_672],
    ['openai/gpt-oss-20b', 11_956_805_184, 21_511_953_984, 20_914_757_184],
  ])('%s in MXFP4: as shapes, unpacked with exponents, and without', (id, elements, unpacked, n) =>
    expect(fileOf(id, 'mxfp4')).toMatchObject({ elements, unpacked, logical: n }),
  );

  test('DeepSeek-V3 in FP8', () =>
    expect(fileOf('deepseek-ai/deepseek-v3', 'fp8')).toMatchObject({
      elements: 684_531_386_000,
      logical: 684_489_845_504,
    }));

  test('Qwen3-4B by MLX, groups of 128', () =>
    expect(fileOf('qwen/qwen3-4b', 'mlx-4')).toMatchObject({
      elements: 565_828_096,
      logical: 4_022_468_096,
    }));

  test('the text part of Kimi-K2.5, its integers unpacked and its scales kept', () =>
    expect(fileOf('moonshotai/kimi-k2-instruct', 'int4-32').unpacked).toBe(
      1_058_589_420_528 - 471_143_920,
    ));
});

test('GPTQ: a matrix of 4,096 × 4,096 by hand', () => {
  const { words, beside } = fileOf('meta-llama/llama-2-7b-hf', 'gptq');
  const matrices = [4, 2, 1].map((count, at) => ({
    count,
    rows: [4096, 11_008, 4096][at] ?? 0,
    columns: [4096, 4096, 11_008][at] ?? 0,
  }));
  const sum = (of: (rows: number, columns: number) => number): number =>
    32 * matrices.reduce((all, { count, rows, columns }) => all + count * of(rows, columns), 0);
  expect(words).toBe(sum((rows, columns) => (rows * columns) / 8));
  expect(beside.map(({ elements }) => elements)).toEqual([
    sum((rows, columns) => (rows / 8) * (columns / 128)),
    sum((rows, columns) => rows * (columns / 128)),
    sum((_, columns) => columns),
  ]);
});

test('whatever the scheme, the weights are those that the file stores', () => {
  for (const { id, config, file } of models)
    for (const scheme of packings) {
      const ledger = ledgerOf(config, file);
      const found = containerOf(ledger, scheme);
      if (typeof found === 'string') continue;
      expect([id, scheme.id, found.logical >= unique(ledger)]).toContain(true);
      if (scheme.id === 'gguf') expect([id, found.elements]).toEqual([id, found.logical]);
    }
});
