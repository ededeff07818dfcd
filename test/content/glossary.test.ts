import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadTerms, wordsOf } from '#catalogue';
import { includes } from '#site/includes.ts';
import { exampleLines } from '#components/term/example.ts';
import { models, ruleById } from '#site/weighed.ts';
import { bannedWords, plain, typedNumbers } from './prose.ts';

const root = join(import.meta.dirname, '../..');
const terms = loadTerms();
const bySlug = new Map(terms.map((term) => [term.slug, term]));
const body = (slug: string): string =>
  readFileSync(join(root, `content/glossary/${slug}.mdx`), 'utf8').replace(
    /^---\n[\s\S]*?\n---\n/,
    '',
  );
const explainers = new Set(
  readdirSync(join(root, 'content/explainers')).map((name) => name.replace(/\.mdx$/, '')),
);
const named = terms.map((term) => [term.slug, term] as const);
const fold = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

describe.each(named)('%s', (slug, term) => {
  test('its criterion takes the instance in and the near miss out', () => {
    expect(includes(term.criterion, term.instance)).toBe(true);
    expect(includes(term.criterion, term.nearMiss)).toBe(false);
  });

  test('its example adds up to what it closes with', () => {
    const lines = exampleLines(term.computedExample);
    const value = lines.at(-1)?.amount ?? 0;
    expect(value).toBeGreaterThan(0);
    const parts = lines.filter(({ closes }) => !closes);
    const sum = parts.reduce(
      (total, { amount, sign }) => total + (sign === '−' ? -amount : amount),
      0,
    );
    expect(sum).toBe(value);
  });

  test('the example’s model is one the explanation is about', () => {
    expect(body(slug)).toContain(`"${term.computedExample.model}"`);
  });

  test('related terms exist and point back', () => {
    for (const other of term.relatedTerms) {
      expect(other).not.toBe(slug);
      expect([other, bySlug.get(other)?.relatedTerms.includes(slug)]).toEqual([other, true]);
    }
    expect(new Set(term.relatedTerms).size).toBe(term.relatedTerms.length);
  });

  test('the explainers it leads to exist', () => {
    expect(term.learn.filter((each) => !explainers.has(each))).toEqual([]);
  });

  test('its page has the evidence once, and two questions or more after it', () => {
    const text = body(slug);
    expect(text.match(/<Evidence \/>/g)).toHaveLength(1);
    const after = text.slice(text.indexOf('<Evidence />'));
    expect(after.match(/<Ask q="[^"]+\?">/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text.match(/<Ask /g)).toHaveLength(after.match(/<Ask /g)?.length ?? 0);
  });

  test('answers with a computed figure before anything else', () => {
    const [first = ''] = body(slug).trim().split('\n\n');
    expect(first).toMatch(
      /<(?:Count|Arithmetic|Part|Share|Gap|Bytes|Fact|Claim|Sum|Changed|InFormat|Ratio|Range)\b/,
    );
  });

  test('what is written in its record holds no typed figure and no filler', () => {
    const { shortDefinition, seoTitle, seoDescription, instance, nearMiss } = term;
    const text = plain(
      [term.term, shortDefinition, seoTitle, seoDescription, instance.note, nearMiss.note].join(
        '\n',
      ),
    );
    // What people type is a name too: A3B, 8x7B.
    const names = [
      ...models.flatMap(({ name, repository }) => [name, repository]),
      ...term.alsoKnownAs,
    ];
    expect(typedNumbers(text, names)).toEqual([]);
    expect(bannedWords(text)).toEqual([]);
  });

  test('the short definition is one sentence', () => {
    expect(term.shortDefinition).toMatch(/^[^.!?]+(?:\.[\p{L}\p{N}][^.!?]*)*\.$/u);
  });
});

test('a word leads to one term only', () => {
  const owners = Map.groupBy(
    terms.flatMap(({ slug, term, alsoKnownAs }) =>
      [...new Set([term, ...alsoKnownAs].map(fold))].map((word) => ({ word, slug })),
    ),
    ({ word }) => word,
  );
  expect([...owners].filter(([, entries]) => entries.length > 1)).toEqual([]);
  const linked = terms.flatMap((term) => [...new Set(wordsOf(term).map(fold))]);
  expect(linked.filter((word, at) => linked.indexOf(word) !== at)).toEqual([]);
});

describe('a criterion', () => {
  const [first] = terms;
  test('refuses a row, a claim and a rule that don’t exist', () => {
    const subject = { model: 'zai-org/glm-4.5', row: 'no.such.row', note: 'a typo' };
    expect(() => includes({ by: 'row', role: 'head' }, subject)).toThrow('no row');
    expect(() =>
      includes({ by: 'prints', rule: 'both-tables', rounding: 'half-up' }, subject),
    ).toThrow('no claim');
    expect(() => ruleById('no-such-rule')).toThrow();
    expect(first).toBeDefined();
  });
  test('does not take a refusal at another key for the one it names', () => {
    const subject = {
      model: 'meta-llama/llama-3.1-8b',
      change: { hidden_size: 'wide' },
      refusedAt: 'architectures',
      note: 'refused, but elsewhere',
    };
    expect(() => includes({ by: 'row', role: 'head' }, subject)).toThrow('hidden_size');
  });
  test('counts in part is neither whole nor nothing', () => {
    const row = (name: string) => ({ model: 'zai-org/glm-4.5', row: name, note: 'x' });
    const criterion = { by: 'counted', rule: 'read-per-token', part: 'active' } as const;
    const table = row('model.embed_tokens.weight');
    const head = row('lm_head.weight');
    expect(includes({ ...criterion, how: 'in part' }, table)).toBe(true);
    expect(includes({ ...criterion, how: 'whole' }, table)).toBe(false);
    expect(includes({ ...criterion, how: 'whole' }, head)).toBe(true);
    expect(includes({ ...criterion, how: 'in part' }, head)).toBe(false);
  });
});
