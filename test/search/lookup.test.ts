import { expect, test } from 'vitest';
import { lookUp } from '../../src/search/lookup.ts';
import { index } from './small-site.ts';

test.each([
  ['alpha 4.5', 'Alpha-4.5'],
  ['alpha4.5', 'Alpha-4.5'],
  ['al pha 4.5 air', 'Alpha-4.5-Air'],
  ['https://hub.example/lab/Alpha-4.5-Air/tree/main', 'Alpha-4.5-Air'],
  ['https://site.example/glossary/output-head/', 'Output head'],
  ['lm_head', 'Output head'],
  ['lmhead', 'Output head'],
  ['unembeding', 'Output head'],
  ['unembed', 'Output head'],
  ['nextn', 'Multi-token prediction'],
  ['mtp', 'Multi-token prediction'],
  ['all but mtp', 'All but MTP'],
  ['40B', 'Alpha-4.5'],
  ['A4B', 'Alpha-4.5'],
  ['41,000,000,000', 'Alpha-4.5'],
  ['10.3B', 'Alpha-4.5-Air'],
  ['why is alpha not 56B', 'Why is Alpha not 56B?'],
  [
    'So they say it has eight experts, but then why isn’t Alpha 56B at all?',
    'Why is Alpha not 56B?',
  ],
])('“%s” finds %s first', (query, title) => {
  expect(lookUp(index, query).matches[0]?.page.title).toBe(title);
});

test.each(['zzqx', '12345678901', 'A9B', '…', ''])('“%s” finds nothing', (query) => {
  expect(lookUp(index, query).matches).toEqual([]);
});

test('a word that nothing has is named, and the rest is found', () => {
  const { unknown, matches } = lookUp(index, 'alpha 9.9');
  expect(unknown).toEqual(['9.9']);
  expect(matches[0]?.page.title).toBe('Alpha-4.5');
});

test('a digit is never taken for a slip of another', () => {
  expect(lookUp(index, 'alpha 4.6').unknown).toEqual(['4.6']);
});
