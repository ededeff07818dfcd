import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spellCheckDocument } from 'cspell-lib';
import { describe, expect, test } from 'vitest';
import { loadTerms } from '#catalogue';
import { texts } from './texts.ts';

/** Names and terms of the field that no dictionary has, one a line, in the order of the alphabet. */
const WORDS = readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8')
  .trim()
  .split('\n');

/** Spellings that the dictionary also takes, and the site doesn't: one form for one word. */
const OTHER_FORMS = 'analyze catalog center license optimize quantize quantized teh'.split(' ');

/** Attributes that templates bring along with their text. */
const MARKUP = ['describedby', 'inputmode', 'labelledby'];

/** Hosts, paths and names of files are spelt as their owners spell them. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/(?<![\p{L}\d])[\w-]+(?:\.[\w-]+)+(?:\/\S*)?/gu, ' ');
}

/** Words of a text that are misspelt, each once; a genitive is its noun. */
async function unknownIn(text: string, words: readonly string[] = WORDS): Promise<string[]> {
  const { issues } = await spellCheckDocument(
    {
      uri: 'file:///prose.txt',
      text: withoutAddresses(text)
        .replaceAll(/[’']s\b/g, '')
        .replaceAll('’', "'"),
      languageId: 'plaintext',
      locale: 'en-GB',
    },
    { generateSuggestions: false, noConfigSearch: true },
    {
      language: 'en-GB',
      words: [...words, ...MARKUP],
      flagWords: OTHER_FORMS,
      maxNumberOfProblems: Number.MAX_SAFE_INTEGER,
    },
  );
  return [...new Set(issues.map((issue) => issue.text))];
}

describe('the checker', () => {
  test('finds a slip, and a form that is not the site’s', async () => {
    expect(await unknownIn('It recieves the color of a quantized center.')).toEqual([
      'recieves',
      'color',
      'quantized',
      'center',
    ]);
  });
  test('needs every word of its list, which is in order', async () => {
    const known = new Set(await unknownIn(WORDS.join('\n'), []));
    expect(WORDS.filter((word) => !known.has(word))).toEqual([]);
    expect([...WORDS].sort()).toEqual(WORDS);
  });
});

const terms = loadTerms().map(
  ({ slug, term, shortDefinition, seoTitle, seoDescription, instance, nearMiss }) =>
    [
      `content/glossary/${slug}.mdx, its record`,
      [term, shortDefinition, seoTitle, seoDescription, instance.note, nearMiss.note].join('\n'),
    ] as const,
);

test('every word that a reader reads is spelt as the dictionary or the list has it', async () => {
  const all = [...texts, ...terms];
  // One call for all: opening the dictionaries costs more than reading the texts.
  const unknown = await unknownIn(all.map(([, text]) => text).join('\n\n'));
  const where = unknown.map((word) => {
    const [file = ''] = all.find(([, text]) => text.includes(word)) ?? [];
    return `${file}: ${word}`;
  });
  expect(where).toEqual([]);
}, 60_000);
