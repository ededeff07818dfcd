import { expect, test } from 'vitest';
import { BESIDE, packedView, type PackedFacts } from '#components/island/packed/view.ts';
import { liveRelease } from '#components/island/live/live-model.ts';
import { packings, packingSubject } from '#site/formats.ts';
import { modelById } from '#site/weighed.ts';

const facts: PackedFacts = {
  models: ['openai/gpt-oss-20b', 'deepseek-ai/deepseek-v3'].map((id) => liveRelease(modelById(id))),
  packings: packings.map(packingSubject),
};

test('gpt-oss-20b as released reads as too few', () => {
  const { figures, texts } = packedView({ m: 'openai/gpt-oss-20b', p: 'mxfp4' }, facts);
  expect(figures).toMatchObject({
    words: 9_555_148_800,
    beside0: 597_196_800,
    plain: 1_804_459_584,
    elements: 11_956_805_184,
    logical: 20_914_757_184,
  });
  expect(figures['beside1']).toBeUndefined();
  expect(texts['found']).toBe('A sum of shapes reads 12B where the model has 21B: 42.83% too few.');
  expect(texts).toMatchObject({ what0: 'Exponents', what1: '' });
});

test('eight bits read as too many', () => {
  const { figures, texts } = packedView({ m: 'deepseek-ai/deepseek-v3', p: 'fp8' }, facts);
  expect(figures['elements']).toBe(684_531_386_000);
  expect(texts['found']).toMatch(/0\.01% too many/);
});

test('a GGUF’s shapes are the count', () => {
  const { figures, texts } = packedView({ m: 'openai/gpt-oss-20b', p: 'gguf' }, facts);
  expect(figures['elements']).toBe(20_914_757_184);
  expect(figures['words']).toBeUndefined();
  expect(texts['found']).toBe('A sum of shapes is the count.');
});

test('no scheme stores more kinds beside its words than the figure has lines for', () => {
  for (const { beside } of packings) expect(beside.length).toBeLessThanOrEqual(BESIDE);
});
