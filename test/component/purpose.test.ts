import { expect, test } from 'vitest';
import { purposeView, type PurposeFacts } from '#components/island/purpose/view.ts';
import { liveRelease } from '#components/island/live/live-model.ts';
import type { LiveView, Values } from '#components/island/live/live-view.ts';
import { PURPOSES } from '#site/purposes.ts';
import { ruleSubject } from '#site/subjects.ts';
import { modelById, rules } from '#site/weighed.ts';

const facts: PurposeFacts = {
  models: ['zai-org/glm-4.5', 'qwen/qwen3-30b-a3b', 'qwen/qwen3-0.6b', 'openai-community/gpt2'].map(
    (id) => liveRelease(modelById(id)),
  ),
  rules: rules.filter(({ readers }) => !readers).map(ruleSubject),
  purposes: PURPOSES,
};
const view = (values: Values): LiveView => purposeView(values, facts);

test.each([
  ['memory', 356_785_898_816],
  ['download', 358_337_791_296],
  ['pace', 32_856_325_024],
  ['work', 32_856_319_904],
  ['compare', 352_797_829_024],
  ['layers', 351_245_936_544],
  ['price', 32_856_325_024],
])('%s, of GLM-4.5', (p, answer) => {
  expect(view({ p, m: 'zai-org/glm-4.5' }).figures['answer']).toBe(answer);
});

test('arithmetic is two operations for each weight that is multiplied', () => {
  const { figures } = view({ p: 'work', m: 'qwen/qwen3-30b-a3b' });
  expect(figures).toMatchObject({ answer: 3_041_867_776, operations: 2 * 3_041_867_776 });
  expect(view({ p: 'memory' }).figures['operations']).toBeUndefined();
});

test('Kaplan’s N of GPT-2 is its matrices', () => {
  expect(view({ p: 'law', m: 'openai-community/gpt2' }).figures['answer']).toBe(12 * 12 * 768 ** 2);
});

test('a tied model keeps its one table in the arithmetic', () => {
  expect(view({ p: 'work', m: 'qwen/qwen3-0.6b' }).figures['answer']).toBe(596_049_920);
});

test('every rule is set beside the answer, and the one that gives it is named', () => {
  const { texts } = view({ p: 'compare', m: 'zai-org/glm-4.5' });
  expect(texts['rule-both-tables']).toBe('Both tables');
  expect(texts['rule-everything-once']).toBe('');
  expect(texts['off-both-tables']).toBe('the answer');
  expect(texts['off-all-but-mtp']).toBe('the same');
  expect(texts['off-everything-once']).toBe('+3.99B');
  const pace = view({ p: 'pace', m: 'zai-org/glm-4.5' }).texts;
  expect(pace['off-as-stored']).toBe('no figure');
});

test('each question names a rule that answers it for every model shown', () => {
  for (const { id: p } of PURPOSES)
    for (const { id: m } of facts.models)
      expect(view({ p, m }).figures['answer']).toBeGreaterThan(0);
});
