import { expect, test } from 'vitest';
import { answerTo } from '../../src/search/answer.ts';
import { index } from './small-site.ts';

test.each([
  ['alpha 4.5 active', 'Head only active', 'active', 4_100_000_000],
  ['how many active parameters does Alpha-4.5 have?', 'Head only active', 'active', 4_100_000_000],
  ['alpha 4.5 total', 'Head only active', 'total', 40_200_000_000],
  ['alpha 4.5 both tables', 'Both tables', 'active', 4_100_000_000],
  ['alpha 4.5 both tables total', 'Both tables', 'total', 41_000_000_000],
  ['alpha-4.5 all but mtp', 'All but MTP', 'active', 3_600_000_000],
  ['is alpha 4.5 really 41B', 'Both tables', 'total', 41_000_000_000],
  ['alpha 4.5 A3.6B', 'All but MTP', 'active', 3_600_000_000],
  ['alpha 4.5 air total', 'Both tables', 'total', 10_300_000_000],
] as const)('“%s” is answered by %s, %s', (query, rule, part, value) => {
  expect(answerTo(index, query)).toMatchObject({ rule, part, value });
});

test.each([
  ['a model alone', 'alpha 4.5'],
  ['a rule alone', 'head only active'],
  ['another version', 'alpha 9.9 active'],
  ['a figure the model hasn’t', 'alpha 4.5 55B'],
  ['the draft block, which is no rule', 'alpha 4.5 mtp'],
  ['another question', 'alpha 4.5 active experts per layer'],
  ['a rule that isn’t defined for the model', 'alpha 4.5 air all but mtp'],
  ['an address', 'https://hub.example/lab/Alpha-4.5'],
])('%s is not answered: “%s”', (_, query) => expect(answerTo(index, query)).toBe(null));

test('an answer brings its rule, its address and what else could be meant', () => {
  expect(answerTo(index, 'alpha 4.5 active')).toEqual({
    model: 'Alpha-4.5',
    rule: 'Head only active',
    short: 'The head is active',
    why: 'stated',
    part: 'active',
    value: 4_100_000_000,
    other: 40_200_000_000,
    path: '/models/lab/alpha-4.5/head/',
    otherRules: [
      { name: 'All but MTP', path: '/models/lab/alpha-4.5/all-but-mtp/', value: 3_600_000_000 },
    ],
    otherModels: [],
  });
});
