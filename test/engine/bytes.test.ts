import { describe, expect, test } from 'vitest';
import { ledgerOf, type Ledger } from '#engine';
import { depthOf, spanOf } from '#engine/bytes/layer-span.ts';
import { layersWithMoreBits } from '#engine/bytes/more-bits.ts';
import type { WeighedBytes } from '#engine/bytes/weigh-bytes.ts';
import { gigabytes } from '#engine/format.ts';
import { bitsEach, gibibytes } from '#engine/quotients.ts';
import { unique } from '#engine';
import { bytesUnder, formatById, formats, types } from '#site/formats.ts';
import { models } from '#site/weighed.ts';
import { model, rule } from '../support/catalogue.ts';

function ledger(id: string): Ledger {
  const { config, file } = model(id);
  return ledgerOf(config, file);
}
function bytes(id: string, format: string, ruleId = 'everything-once'): WeighedBytes {
  return bytesUnder(ledger(id), rule(ruleId), formatById(format));
}
const total = (id: string, format: string, ruleId?: string): number => {
  const found = bytes(id, format, ruleId).total;
  return found.kind === 'exact' ? found.bytes : Number.NaN;
};

describe('sizes that released files and other tools state', () => {
  test.each([
    ['openai/gpt-oss-20b', 13_761_264_768],
    ['openai/gpt-oss-120b', 65_248_815_744],
  ])('the index of %s, to the byte', (id, size) => expect(total(id, 'mxfp4')).toBe(size));

  test('the text part of Kimi-K2.6, to the byte', () => {
    // Index total less the tower and projector of Kimi-K2.5, 471,143,920 values in sixteen bits.
    const text = 595_148_192_736 - 2 * 471_143_920;
    expect(total('moonshotai/kimi-k2-instruct', 'int4-32')).toBe(text);
  });

  test('DeepSeek-R1’s shards, but for a header for each of 163 files', () => {
    const headers = 688_586_727_753 - total('deepseek-ai/deepseek-r1', 'fp8', 'as-stored');
    // A tensor's entry is its name, type, shape and place: some 130 characters. There are 91,991 tensors.
    expect(headers).toBe(11_888_393);
  });

  test.each([
    ['q4-k-m', '4.8944', '4.58 GiB'],
    ['q8-0', '8.5008', '7.95 GiB'],
  ])('llama.cpp’s table for Llama-3.1-8B in %s', (format, bits, gib) => {
    const size = total('meta-llama/llama-3.1-8b', format);
    expect(((size * 8) / unique(ledger('meta-llama/llama-3.1-8b'))).toFixed(4)).toBe(bits);
    expect(gibibytes(size)).toBe(gib);
  });

  test.each([
    ['qwen/qwen3-30b-a3b', 'q4-k-m', 'everything-once', '17.28 GiB'],
    ['openai/gpt-oss-120b', 'mxfp4-moe', 'everything-once', '59.02 GiB'],
    ['openai/gpt-oss-20b', 'mxfp4-moe', 'everything-once', '11.27 GiB'],
    ['meta-llama/llama-3.1-70b', 'q4-k-m', 'everything-once', '39.59 GiB'],
  ])('a loader’s log of %s in %s', (id, format, ruleId, gib) =>
    expect(gibibytes(total(id, format, ruleId))).toBe(gib),
  );

  test('a loader’s log of DeepSeek-V3 in Q8_0, with three decimals', () =>
    expect((total('deepseek-ai/deepseek-v3', 'q8-0', 'all-but-mtp') / 2 ** 30).toFixed(3)).toBe(
      '664.295',
    ));

  test('BF16 is two bytes for every number', () =>
    expect(total('meta-llama/llama-2-7b-hf', 'bf16')).toBe(13_476_831_232));
});

describe('storage types', () => {
  /** Values and bytes of a block as ggml-common.h has them. */
  test.each([
    ['q8-0', 32, 34],
    ['q5-0', 32, 22],
    ['q4-k', 256, 144],
    ['q5-k', 256, 176],
    ['q6-k', 256, 210],
    ['mxfp4', 32, 17],
  ])('%s: %i values in %i bytes', (id, values, size) => {
    const type = types.find((each) => each.id === id);
    expect(type?.block).toEqual([1, values]);
    expect((values * (type?.bits ?? 0)) / 8 + (type?.scaleBytes ?? 0)).toBe(size);
  });
});

describe('layers with more bits', () => {
  test('of 32: four first, four last, every third between', () => {
    const numbers = [0, 1, 2, 3, 6, 9, 12, 15, 18, 21, 24, 27, 28, 29, 30, 31];
    const having = numbers.filter((first) => layersWithMoreBits({ first, count: 1 }, 32) === 1);
    expect(having).toEqual(numbers);
    expect(layersWithMoreBits({ first: 0, count: 32 }, 32)).toBe(numbers.length);
  });

  test('dense layers come first, routed ones last, a draft block behind', () => {
    const glm = ledger('zai-org/glm-4.5');
    const spans = (role: string): unknown[] =>
      glm.rows.filter((row) => row.role === role).map((row) => spanOf(row, glm));
    expect(depthOf(glm)).toEqual({ main: 92, draft: 1 });
    expect(spans('ffn')[0]).toEqual({ first: 0, count: 3 });
    expect(spans('routed')[0]).toEqual({ first: 3, count: 89 });
    expect(spans('mtp')[0]).toEqual({ first: 92, count: 1 });
    expect(spans('embedding')[0]).toBeNull();
  });
});

describe('what is read for a token', () => {
  test('in sixteen bits it is twice the count', () => {
    const { active } = bytes('openai/gpt-oss-120b', 'bf16', 'read-per-token');
    expect(active).toEqual({ kind: 'exact', bytes: 2 * 5_132_852_352 });
  });

  test('one row of a packed table is its blocks', () => {
    const qwen = ledger('qwen/qwen3-30b-a3b');
    const row = { ...qwen, rows: qwen.rows.filter(({ role }) => role === 'embedding') };
    const { active } = bytesUnder(row, rule('read-per-token'), formatById('q8-0'));
    expect(active).toEqual({ kind: 'exact', bytes: (2048 / 32) * 34 });
  });
});

describe('where a rule gives no type, there is no figure', () => {
  const why = (id: string, format: string): string => {
    const found = bytes(id, format).total;
    return found.kind === 'none' ? found.why : '';
  };
  test('rows that don’t divide into groups', () =>
    expect(why('openai/gpt-oss-20b', 'int4-128')).toMatch(/rows of 2,880 values .* blocks of 128/));
  test('a model without experts, for a format of experts', () =>
    expect(why('meta-llama/llama-3.1-8b', 'mxfp4')).toMatch(/routed experts/));
  test('latent attention in a mixture by names', () =>
    expect(why('deepseek-ai/deepseek-v3', 'q4-k-m')).toMatch(/latent/));
  test('names that the mixture doesn’t know', () =>
    expect(why('openai-community/gpt2', 'q4-k-m')).toMatch(/no type for h\.\*\.attn/));
  test('or there is one, for every model and format, and it is more than half a byte a value', () => {
    for (const { id } of models)
      for (const format of formats) {
        const found = bytes(id, format.id).total;
        if (found.kind === 'none') expect([id, format.id, found.why.length > 10]).toContain(true);
        else expect([id, format.id, found.bytes * 2 > unique(ledger(id))]).toContain(true);
      }
  });
});

test('bytes are spoken without a float’s help', () => {
  expect(gigabytes(13_761_264_768)).toBe('13.8 GB');
  expect(gibibytes(2 ** 30)).toBe('1.00 GiB');
  expect(bitsEach(4_912_898_048, 8_030_261_248)).toBe('4.894');
});
