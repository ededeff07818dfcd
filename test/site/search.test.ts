import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { models, rules, weighingOf } from '#site/weighed.ts';
import { answerTo } from '../../src/search/answer.ts';
import { SearchIndex } from '../../src/search/index.ts';
import type { SearchData } from '../../src/search/data.ts';
import { lookUp } from '../../src/search/lookup.ts';
import { Built } from './built.ts';
import { PHRASINGS } from './phrasings.ts';

const site = new Built('dist');
const data = JSON.parse(readFileSync('dist/data/search.json', 'utf8')) as SearchData;
const index = new SearchIndex(data);

describe('what search knows of the site', () => {
  test('is every page whose text is indexed, each once', () => {
    const indexed = site.addresses.filter((address) =>
      site.html(address).includes('data-pagefind-body'),
    );
    const known = data.pages.map(([, , path]) => path).filter((path) => path !== '/');
    expect([...known].sort()).toEqual(indexed);
  });

  test('leads to pages that are there, and says something of each', () => {
    const wrong = data.pages.filter(
      ([, title, path, , about]) => !site.has(path) || title === '' || about === '',
    );
    expect(wrong).toEqual([]);
  });

  test('is the engine’s figures', () => {
    for (const model of models) {
      const row = data.models.find(([page]) => data.pages[page]?.[2] === `/models/${model.id}/`);
      const cells = row?.[5].map((cell) => row[4][cell] ?? null);
      const expected = rules.flatMap((rule) => {
        const { total, active } = weighingOf(model, rule);
        return [total, active].map((figure) => (figure.kind === 'exact' ? figure.value : null));
      });
      expect([model.id, cells]).toEqual([model.id, expected]);
    }
  });

  test('fits its budget, also with half as many models again', () => {
    const weight = site.weight('/data/search.json');
    const limit = (60 * 1024 * models.length) / Math.max(160, models.length);
    expect(weight).toBeLessThanOrEqual(limit);
  });
});

describe.each(PHRASINGS)('“%s”', (asks, page) => {
  test(`finds ${page} first`, () => {
    const found = lookUp(index, asks).matches.slice(0, 3);
    expect(found.map((match) => match.page.path)[0]).toBe(page);
  });
});

test('no name of a page repeats a phrasing of more than three words', () => {
  const names = new Set(data.pages.flatMap(([, , , aliases]) => aliases.map(plain)));
  const repeated = PHRASINGS.filter(
    ([asks]) => asks.split(/\s+/).length > 3 && names.has(plain(asks)),
  );
  expect(repeated).toEqual([]);
});
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

test.each([
  ['glm 4.5 active', 'GLM-4.5', 'Body + MTP', 32482313536],
  ['gpt-oss head only', 'gpt-oss-120b', 'Head only active', 5132849472],
  ['gpt-oss-20b both tables', 'gpt-oss-20b', 'Both tables', 4187440704],
  ['how many parameters does glm-4.5 have in total', 'GLM-4.5', 'Body + MTP', 355234006336],
  ['qwen3 30b a3b active', 'Qwen3-30B-A3B', 'Both tables', 3353032704],
  ['deepseek v3 hub', 'DeepSeek-V3', 'Shown on the Hub', 684531386000],
  ['is glm 4.5 358B?', 'GLM-4.5', 'As stored', 358337791296],
])('“%s” is answered: %s, %s, %d', (asks, model, rule, value) => {
  expect(answerTo(index, asks)).toMatchObject({ model, rule, value });
});

test('the address of every answer is a page with that figure', () => {
  for (const [asks] of PHRASINGS) {
    const answer = answerTo(index, asks);
    if (answer) expect(site.html(answer.path)).toContain(`value="${answer.value}"`);
  }
  const answer = answerTo(index, 'glm 4.5 active');
  expect(site.html(answer?.path ?? '')).toContain(`value="${answer?.value}"`);
});
