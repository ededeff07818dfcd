import { expect, test } from 'vitest';
import { followVocabulary, lawView, type LawFacts } from '#components/island/law/view.ts';
import { liveModel } from '#components/island/live/live-model.ts';
import type { LiveView, Values } from '#components/island/live/live-view.ts';
import { powers } from '#engine/quotients.ts';
import { ruleSubject } from '#site/subjects.ts';
import { modelById, ruleById } from '#site/weighed.ts';

const facts: LawFacts = {
  models: ['eleutherai/pythia-70m', 'eleutherai/pythia-12b', 'openai-community/gpt2'].map((id) =>
    liveModel(modelById(id)),
  ),
  kaplan: ruleSubject(ruleById('hidden-matmul')),
  chinchilla: ruleSubject(ruleById('everything-once')),
};
const view = (values: Values): LiveView =>
  lawView({ m: 'eleutherai/pythia-70m', vocab: '50304', t: '20', ...values }, facts);

test('Pythia-70m enters one law with its matrices, the other with everything', () => {
  const { figures, texts } = view({});
  expect(figures).toMatchObject({
    kaplan: 6 * 12 * 512 ** 2,
    chinchilla: 70_426_624,
    tokensK: 20 * 6 * 12 * 512 ** 2,
    tokensC: 1_408_532_480,
  });
  expect(texts).toMatchObject({ ratio: '3.7×', workC: '5.95 × 10¹⁷', apart: '13.9×' });
});

test('the vocabulary moves one N and not the other', () => {
  const { figures } = view({ vocab: '100608' });
  expect(figures['kaplan']).toBe(6 * 12 * 512 ** 2);
  expect(figures['chinchilla']).toBe(70_426_624 + 2 * 50_304 * 512);
});

test('large models have nearly one N', () => {
  const { figures, texts } = view({ m: 'eleutherai/pythia-12b', vocab: '50688' });
  expect(figures['chinchilla']).toBe(11_846_072_320);
  expect(texts['ratio']).toBe('1.0×');
});

test('another model starts from its own vocabulary, a moved slider stays', () => {
  const values = { m: 'openai-community/gpt2', vocab: '50304', t: '20' };
  expect(followVocabulary('m', values, facts)).toEqual({ ...values, vocab: '50257' });
  expect(followVocabulary('t', values, facts)).toBe(values);
  expect(view({ m: 'openai-community/gpt2', vocab: '50257' }).figures['chinchilla']).toBe(
    124_439_808,
  );
});

test.each([
  [595_196_168_000_000_000n, '5.95 × 10¹⁷'],
  [9_999n, '1.00 × 10⁴'],
  [7n, '7.00 × 10⁰'],
])('%s is spoken as %s', (value, text) => expect(powers(value)).toBe(text));
