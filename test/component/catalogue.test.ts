import { describe, expect, test } from 'vitest';
import {
  compareBy,
  defaultState,
  passes,
  readState,
  writeState,
  type Listed,
} from '#components/island/catalogue/state.ts';
import { timelineOf } from '#components/model/timeline.ts';
import { attentionOf } from '#site/kind-of.ts';
import { ledgerFor, modelById } from '#site/weighed.ts';

const standard = defaultState('both-tables');
const offered = {
  rules: ['both-tables', 'head-only-active'],
  values: { attention: ['latent'], kind: ['dense'], maker: ['Z.ai', 'Meta'], year: ['2025'] },
};
const row = (over: Partial<Listed>): Listed => ({
  attention: 'latent',
  kind: 'dense',
  maker: 'Meta',
  year: '2025',
  name: 'A',
  released: '2025-01',
  context: 1,
  total: 1,
  active: 1,
  ...over,
});

describe('a link of the catalogue', () => {
  test('is short, sorted, versioned, and reads back as it was', () => {
    const state = {
      ...standard,
      filters: { ...standard.filters, maker: 'Z.ai', year: '2025' },
      rule: 'head-only-active',
      sort: 'active' as const,
    };
    const search = writeState(state, standard);
    expect(search).toBe('?c=head-only-active&maker=Z.ai&sort=active&v=1&year=2025');
    expect(readState(search, standard, offered)).toEqual({ state, problems: [] });
    expect(writeState(standard, standard)).toBe('');
  });

  test('names what it doesn’t understand and leaves it out', () => {
    const { state, problems } = readState('?maker=Nobody&sort=size&v=1', standard, offered);
    expect(state).toEqual(standard);
    expect(problems).toHaveLength(2);
    expect(readState('?maker=Z.ai&v=9', standard, offered).state).toEqual(standard);
  });
});

test('rows pass by every filter at once', () => {
  const state = { ...standard, filters: { ...standard.filters, maker: 'Meta', year: '2025' } };
  expect(passes(row({}), state)).toBe(true);
  expect(passes(row({ year: '2024' }), state)).toBe(false);
});

test('rows are ordered largest or newest first, names from A, the unknown last', () => {
  const rows = [
    row({ name: 'B', total: 2, released: '2024-05', active: null }),
    row({ name: 'A', total: 1, released: '2025-02', active: 1 }),
    row({ name: 'C', total: 3, released: '', active: 2 }),
  ];
  const order = (sort: Parameters<typeof compareBy>[0]): string =>
    [...rows]
      .sort(compareBy(sort))
      .map(({ name }) => name)
      .join('');
  expect([order('total'), order('active'), order('released'), order('name')]).toEqual([
    'CBA',
    'CAB',
    'ABC',
    'ABC',
  ]);
});

test.each([
  ['openai-community/gpt2', 'multi-head'],
  ['meta-llama/llama-2-7b-hf', 'multi-head'],
  ['meta-llama/llama-3.1-8b', 'grouped-query'],
  ['google/gemma-2b', 'multi-query'],
  ['deepseek-ai/deepseek-v3', 'latent'],
  ['qwen/qwen3-next-80b-a3b-instruct', 'hybrid'],
])('%s attends %s', (id, kind) => {
  expect(attentionOf(ledgerFor(modelById(id)))).toBe(kind);
});

test('a timeline places months within their year', () => {
  const at = (released: string): number =>
    timelineOf([
      { id: 'x', name: 'x', released, share: 0.5 },
      { id: 'old', name: 'old', released: '2019-01', share: 0 },
      { id: 'new', name: 'new', released: '2026-12', share: 1 },
    ]).points[0]?.x ?? 0;
  expect(at('2024-01')).toBeLessThan(at('2024-06'));
  expect(at('2024')).toBeGreaterThan(at('2024-01'));
  expect(at('2024')).toBeLessThan(at('2025-01'));
});
