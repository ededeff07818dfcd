import { describe, expect, test } from 'vitest';
import { asPrinted, nearestTo, printsOf } from '#components/rule/judged.ts';
import { whyOf } from '#components/rule/why.ts';
import { ROLES } from '#engine';
import { cardSentence, ruleBibtex } from '#site/cite.ts';
import { modelById, ruleById, rules, weighingOf } from '#site/weighed.ts';

const exact = (value: number) => ({ kind: 'exact', value }) as const;
const claim = { id: 'card', by: 'A maker', where: 'card', states: null, rule: null } as const;
const source = { title: 'Card', url: 'https://maker.example/card', date: null };

describe('why', () => {
  test('is said of every part under every rule', () => {
    for (const rule of rules)
      for (const role of ROLES) expect([rule.id, role, whyOf(rule, role)]).not.toContain('');
  });
  test.each([
    ['head-only-active', 'embedding', 'a token looks up one row and multiplies nothing'],
    ['read-per-token', 'embedding', 'one row is read for a token'],
    ['non-embedding', 'head', 'sized by the vocabulary, not by the layers'],
    ['naive-topk', 'attention', 'a fraction of it, as if it were an expert'],
    ['as-stored', 'mtp', 'counts as often as the file lists it'],
    ['router-free', 'router', 'chooses experts and is none'],
  ] as const)('of %s about %s is that it is %s', (rule, role, why) => {
    expect(whyOf(ruleById(rule), role)).toBe(why);
  });
});

describe('what a rule prints of a label', () => {
  test.each([
    ['355B', '32B', 355234006336, 32482313536, 'both'],
    ['355B', '32B', 355234006336, 33632266144, 'total only'],
    ['355B', '32B', 352797829024, 32482313536, 'active only'],
    ['355B', '32B', 352797829024, 33632266144, 'neither'],
    ['4.0B', null, 4022468096, 4022468096, 'it'],
    ['3.9B', null, 4022468096, 4022468096, 'not it'],
    // Cut digits are no half-up rounding.
    ['30.5B', '3.3B', 30532122624, 3353032704, 'total only'],
  ] as const)('%s / %s from %d and %d: %s', (total, active, first, second, prints) => {
    const label = { ...claim, total, active, source };
    expect(printsOf(label, exact(first), exact(second))).toBe(prints);
  });
  test('has the label’s own decimals', () => {
    expect(asPrinted(exact(12748853248), '12.9B')).toBe('12.7B');
    expect(asPrinted(exact(12748853248), '13B')).toBe('13B');
  });
});

test('the nearest other rule is one that gives another figure', () => {
  const nearest = nearestTo(modelById('openai/gpt-oss-120b'), ruleById('head-only-active'));
  expect(nearest).toMatchObject({ rule: { id: 'read-per-token' }, value: 5132852352 });
});

test('a card’s sentence holds both figures, the rule, its version, what it takes, and the address', () => {
  const [model, rule] = [modelById('openai/gpt-oss-120b'), ruleById('head-only-active')];
  expect(cardSentence(model, rule, weighingOf(model, rule))).toBe(
    'Parameters: 116,829,156,672 in total, 5,132,849,472 active per token, counted by Weighbridge rule head-only-active, version 1 (main model; the head is active, the input embedding is not), https://weighbridge.example/models/openai/gpt-oss-120b/head-only-active/',
  );
  expect(cardSentence(model, ruleById('gguf-sum'), weighingOf(model, ruleById('gguf-sum')))).toBe(
    null,
  );
});

test('a rule is cited with its version', () => {
  expect(ruleBibtex(ruleById('head-only-active'))).toContain(
    'title = {Head only active, version 1}',
  );
});
