import { describe, expect, test } from 'vitest';
import { sentencesOf } from './sentences.ts';
import { filesIn, read } from './texts.ts';

/** So many words alike are no accident: what two pages say in the same words belongs on one of them. */
const LONG = 8;

const wordsIn = (sentence: string): number =>
  sentence.split(' ').filter((word) => word !== '~').length;

describe('the sentences of a page', () => {
  test('leave out front matter, headings and code, and mark a component by a sign', () => {
    const page = [
      '---\ntitle: A title of a page\n---\n\n## A heading\n\nIt has <Count model="a" rule="b" />',
      'of them, and that’s all. Twice!\n\n<Ask q="Why?">\n\nBecause `x` is so.\n\n</Ask>\n',
    ].join(' ');
    expect(sentencesOf(page)).toEqual([
      'it has ~ of them and that’s all',
      'twice',
      'because is so',
    ]);
  });
});

test(`no sentence of ${LONG} words or more stands in two files`, () => {
  const files = new Map<string, Set<string>>();
  for (const file of filesIn('content', '.mdx')) {
    for (const sentence of sentencesOf(read(file))) {
      if (wordsIn(sentence) < LONG) continue;
      files.set(sentence, (files.get(sentence) ?? new Set()).add(file));
    }
  }
  expect(files.size).toBeGreaterThan(1000);
  const repeated = [...files].filter(([, where]) => where.size > 1);
  expect(repeated.map(([sentence, where]) => [sentence, ...where])).toEqual([]);
});
