import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasAll } from '#components/site/filter-words.ts';
import { firstSentence, textOf } from '#site/plain-text.ts';
import { FIGURES, firstSentenceOf } from './first-sentence.ts';

const folder = join(import.meta.dirname, '../../content/faq');
const questions = readdirSync(folder).map((name) => {
  const source = readFileSync(join(folder, name), 'utf8');
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  return { slug: name.replace(/\.mdx$/, ''), head, body: body.trim() };
});

/** The items of a list in front matter. */
function listOf(head: string, key: string): string[] {
  const list = new RegExp(`^${key}:\\n((?: {2}- .*\\n?)*)`, 'm').exec(head)?.[1] ?? '';
  return [...list.matchAll(/^ {2}- (.*)$/gm)].map(([, item = '']) =>
    item.replace(/^['"]|['"]$/g, ''),
  );
}

test('slugs are words joined by hyphens', () => {
  expect(
    questions.map(({ slug }) => slug).filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)),
  ).toEqual([]);
});

test('no two questions answer to the same words', () => {
  const all = questions.flatMap(({ head }) =>
    listOf(head, 'aliases').map((alias) => alias.toLowerCase()),
  );
  expect(all.filter((alias, at) => all.indexOf(alias) !== at)).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(questions.length);
});

test('no two questions of a group have the same place', () => {
  const places = questions.map(({ head }) =>
    ['group', 'order'].map((key) => new RegExp(`^${key}: (.*)$`, 'm').exec(head)?.[1]).join(' '),
  );
  expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
});

describe.each(questions)('$slug', ({ slug, head, body }) => {
  test('the first sentence answers with a figure', () => {
    expect(firstSentenceOf(body)).toMatch(FIGURES);
  });
  test('has a source, and asks a question', () => {
    expect(head).toMatch(/^sources:\n {2}- title: /m);
    expect(head).toMatch(/^question: .*\?['"]?$/m);
  });
  test('questions to read next exist, and are others', () => {
    const slugs = questions.map((each) => each.slug);
    expect(
      listOf(head, 'related').filter((next) => next === slug || !slugs.includes(next)),
    ).toEqual([]);
  });
  test('every quote is used, and every quotation declared', () => {
    const declared = [...head.matchAll(/^ {2}- id: (\S+)/gm)].map(([, id]) => id);
    const used = [...body.matchAll(/(?:<Quoted\s+id="|\bquote: ["'])([^"']+)["']/g)].map(
      ([, id]) => id,
    );
    expect(declared.sort()).toEqual([...new Set(used)].sort());
  });
});

describe('a page as text', () => {
  test('loses its tags, keeps its words, and blocks stay apart', () => {
    expect(
      textOf(
        '<p>It has <data class="fig" value="1"><b>355</b>,234</data>&nbsp;of <i>a</i> &amp; “b”.</p><ul><li>One</li><li>Two</li></ul><style>p{}</style>',
      ),
    ).toBe('It has 355,234 of a & “b”. One Two');
  });
  test.each([
    ['GLM-4.5 has 32.08B. It is MoE.', 'GLM-4.5 has 32.08B.'],
    ['One sentence only', 'One sentence only'],
    ['Is it? Yes.', 'Is it?'],
  ])('“%s” starts with its first sentence', (text, first) =>
    expect(firstSentence(text)).toBe(first),
  );
  test.each([
    ['Why is Mixtral 8x7B not 56B', '56b mixtral', true],
    ['Why is Mixtral 8x7B not 56B', '56b glm', false],
    ['anything', '', true],
  ])('“%s” filtered by “%s”: %s', (text, typed, shown) => expect(hasAll(text, typed)).toBe(shown));
});
