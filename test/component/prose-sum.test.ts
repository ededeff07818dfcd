import { expect, test } from 'vitest';
import { changedOf } from '#components/prose/resolve.ts';
import { sumOf } from '#components/prose/sum.ts';

const MIXTRAL = 'mistralai/mixtral-8x7b-v0.1';
const GPT2 = 'openai-community/gpt2';

test('a difference: what every expert of Mixtral shares', () => {
  const terms = [
    { model: MIXTRAL, rule: 'both-tables' },
    { model: MIXTRAL, role: 'routed', times: -1 },
  ] as const;
  expect(sumOf(terms)).toBe(1_605_636_096);
});

test('a part of a role: one expert in all layers', () => {
  expect(sumOf([{ model: MIXTRAL, role: 'routed', over: 'num_local_experts' }])).toBe(
    5_637_144_576,
  );
});

test('a config put to other values: GPT-2 with a head of its own', () => {
  expect(changedOf(GPT2, 'everything-once', 'total', { tie_word_embeddings: false })).toBe(
    163_037_184,
  );
});

test.each([
  [[{ model: MIXTRAL, role: 'routed', over: 11 }], /whole/],
  [[{ model: MIXTRAL, role: 'routed', times: -1 }], /whole number/],
  [[{ model: MIXTRAL }], /name a rule/],
  [[{ model: MIXTRAL, role: 'routed', over: 'hidden_act' }], /no such number|is no number/],
] as const)('%j is refused', (terms, why) => expect(() => sumOf(terms)).toThrow(why));

test('a quoted number is counted with, an undeclared one refused', () => {
  const quotes = new Map([['words', 78_613_118_976]]);
  expect(sumOf([{ quote: 'words', times: 4 }], quotes)).toBe(314_452_475_904);
  expect(() => sumOf([{ quote: 'bytes' }], quotes)).toThrow(/no such quote/);
});

test('a change that moves nothing is refused', () => {
  expect(() => changedOf(GPT2, 'everything-once', 'total', { n_experts: 8 })).toThrow(
    /moves nothing|n_experts/,
  );
});

test('a low-rank adapter on every matrix of Llama 2 7B, as a training log prints it', () => {
  const matrices = [
    ...['q', 'k', 'v', 'o'].map((name) => `model.layers.*.self_attn.${name}_proj.weight`),
    ...['gate', 'up', 'down'].map((name) => `model.layers.*.mlp.${name}_proj.weight`),
  ];
  const terms = matrices.map((row) => ({ model: 'meta-llama/llama-2-7b-hf', row, adapter: 16 }));
  expect(sumOf(terms)).toBe(39_976_960);
});
