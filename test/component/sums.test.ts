import { describe, expect, test } from 'vitest';
import { liveModel } from '#components/island/live/live-model.ts';
import { sumsView, type SumsFacts } from '#components/island/sums/view.ts';
import { ruleSubject } from '#site/subjects.ts';
import { model, rule } from '../support/catalogue.ts';

const RULES = [
  'everything-once',
  'non-embedding',
  'non-embedding-modules',
  'non-embedding-one-table',
  'non-embedding-positions',
  'hidden-matmul',
];
const MODELS = ['openai-community/gpt2', 'meta-llama/llama-3.1-8b', 'eleutherai/pythia-70m'];
const facts: SumsFacts = {
  models: MODELS.map((id) => liveModel(model(id))),
  rules: RULES.map((id) => ruleSubject(rule(id))),
};
const at = (m: string, tables = 'released', x = '100') => sumsView({ m, tables, x }, facts);
const sums = (view: ReturnType<typeof at>) => RULES.map((id) => view.figures[id]);

describe('one word, five sums', () => {
  test('GPT-2 as its libraries print it', () => {
    expect(sums(at('openai-community/gpt2'))).toEqual([
      124_439_808, 85_056_000, 85_056_000, 85_842_432, 123_653_376, 84_934_656,
    ]);
  });

  test('Llama 3.1 8B: one table, two tables, and none', () => {
    expect(sums(at('meta-llama/llama-3.1-8b')).slice(0, 5)).toEqual([
      8_030_261_248, 6_979_588_096, 7_504_924_672, 7_504_924_672, 8_030_261_248,
    ]);
  });

  test('Pythia-70M: its two published figures', () => {
    expect(sums(at('eleutherai/pythia-70m')).slice(0, 2)).toEqual([70_426_624, 18_915_328]);
  });

  test('half the vocabulary leaves the body and the hidden matrices as they are', () => {
    const [whole, half] = [at(MODELS[1] ?? ''), at(MODELS[1] ?? '', 'released', '50')];
    expect(half.texts['x']).toBe('64,128');
    for (const id of ['non-embedding', 'hidden-matmul'])
      expect([id, half.figures[id]]).toEqual([id, whole.figures[id]]);
    expect(half.figures['non-embedding-modules']).toBe(7_504_924_672 - 64_128 * 4096);
  });

  test('tied, the module rule stands still; what leaves is said', () => {
    const tied = at(MODELS[1] ?? '', 'tied');
    expect(tied.figures['non-embedding-modules']).toBe(6_979_588_096);
    expect(tied.texts['non-embedding-modules out']).toBe('leaves out the one table');
    expect(at('openai-community/gpt2').texts['hidden-matmul out']).toBe(
      'leaves out the one table, learned positions, norms, biases of attention, biases of dense feed-forward',
    );
    expect(tied.texts['everything-once out']).toBe('leaves nothing out');
  });

  test('each bar holds the whole model', () => {
    const { bars } = at('openai-community/gpt2');
    for (const bar of Object.values(bars))
      expect(bar.reduce((sum, { n }) => sum + n, 0)).toBe(124_439_808);
  });
});
