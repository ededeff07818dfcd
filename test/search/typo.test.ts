import { expect, test } from 'vitest';
import { oneLetterApart } from '../../src/search/typo.ts';

test.each([
  ['embeding', 'embedding', true],
  ['embeddding', 'embedding', true],
  ['embedxing', 'embedding', true],
  ['emebdding', 'embedding', true],
  ['embedding', 'embedding', false],
  ['embedings', 'embedding', false],
  ['router', 'rotuer', true],
  ['router', 'reuotr', false],
  ['mixtral', 'mistral', true],
  ['mixtral', 'mistra', false],
])('“%s” and “%s” are one letter apart: %s', (a, b, apart) => {
  expect(oneLetterApart(a, b)).toBe(apart);
  expect(oneLetterApart(b, a)).toBe(apart);
});
