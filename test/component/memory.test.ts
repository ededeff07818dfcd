import { describe, expect, test } from 'vitest';
import { memoryView, type MemoryFacts } from '#components/island/memory/view.ts';
import { liveRelease } from '#components/island/live/live-model.ts';
import type { LiveView, Values } from '#components/island/live/live-view.ts';
import { formats, formatSubject, types, typeSubject } from '#site/formats.ts';
import { ruleSubject } from '#site/subjects.ts';
import { modelById, ruleById } from '#site/weighed.ts';

const facts: MemoryFacts = {
  models: [
    'openai/gpt-oss-20b',
    'zai-org/glm-4.5',
    'deepseek-ai/deepseek-v3',
    'meta-llama/llama-3.1-8b',
  ].map((id) => liveRelease(modelById(id))),
  formats: formats.map(formatSubject),
  types: types.map(typeSubject),
  rule: ruleSubject(ruleById('read-per-token')),
};
const view = (values: Values): LiveView =>
  memoryView({ m: 'openai/gpt-oss-20b', f: 'mxfp4', ram: '16', bw: '500', ...values }, facts);

test('gpt-oss-20b as released: its index’s bytes, and what a token reads', () => {
  const { figures, texts, said } = view({});
  expect(figures).toMatchObject({
    kept: 13_761_264_768,
    parameters: 20_914_757_184,
    weights: 3_608_310_144,
  });
  expect(texts).toMatchObject({ kept: '13.8 GB', 'mxfp4-bits': '5.264' });
  expect(texts['room']).toBe('Of 16 GB it leaves 2.2 GB for cache and work space.');
  expect(said).toContain('cache and work space not counted');
});

test('a draft block is loaded or left on disk', () => {
  const glm = { m: 'zai-org/glm-4.5', f: 'bf16' };
  expect(view(glm).figures['kept']).toBe(2 * 352_797_829_024);
  expect(view({ ...glm, mtp: 'in' }).figures['kept']).toBe(2 * 356_785_898_816);
  expect(view(glm).figures['weights']).toBe(32_856_325_024);
  expect(view(glm).off).toEqual([]);
  expect(view({}).off).toEqual(['mtp']);
});

describe('a machine', () => {
  test('that is too small is told by how much', () => {
    expect(view({ ram: '8' }).texts['room']).toBe('It is 5.8 GB more than 8 GB, before any cache.');
  });

  test('bounds the pace from above', () => {
    const { figures, texts } = view({ m: 'meta-llama/llama-3.1-8b', f: 'bf16', bw: '1000' });
    const [, most] = /no more than ([\d.]+) tokens/.exec(texts['pace'] ?? '') ?? [];
    const bound = 1000e9 / (figures['read'] ?? 1);
    expect(Number(most)).toBeGreaterThanOrEqual(bound);
    expect(Number(most)).toBeLessThan(bound + 0.1);
  });
});

test('a format without a figure says why, and nothing else', () => {
  const { figures, texts, said } = view({ m: 'deepseek-ai/deepseek-v3', f: 'q4-k-m' });
  expect(figures['kept']).toBeUndefined();
  expect(texts).toMatchObject({ kept: 'none', 'q4-k-m-kept': 'none', pace: '' });
  expect(texts['room']).toMatch(/^Q4_K_M gives no figure here: /);
  expect(said).toMatch(/no figure/);
});
