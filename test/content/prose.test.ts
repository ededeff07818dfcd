import { describe, expect, test } from 'vitest';
import { astroProse, bannedWords, mdxProse, typedNumbers } from './prose.ts';
import { filesIn, names, read, texts } from './texts.ts';

describe('the detector', () => {
  test.each([
    ['It has 355,234,006,336 of them.', ['a grouped integer: 355,234,006,336']],
    ['It prints 355B.', ['a size: 355B']],
    ['It takes 61.1 GB.', ['a size: 61.1 GB']],
    ['A share of 9.1%.', ['a size: 9.1%']],
    ['Rows: 151552.', ['a long integer: 151552']],
    ['It asks 8 of 160.', ['a count in digits: 8', 'a count in digits: 160']],
    ['It has 7 billion parameters.', ['a count in digits: 7']],
  ])('finds the figure in “%s”', (text, found) => {
    expect(typedNumbers(text, names)).toEqual(found);
  });
  test.each([
    'GLM-4.5 was released in 2025.',
    'A name such as Qwen3-30B-A3B, or GPT-2.',
    'Eight bits, in BF16 and Q4_K_M.',
  ])('passes “%s”', (text) => expect(typedNumbers(text, names)).toEqual([]));
  test('reads neither components nor code nor links nor quotations', () => {
    const page =
      '---\ntitle: A page\norder: 12\n---\n\nIt has <Count value="355B" /> and `12345` of [30B](/x/) “46.7B”.';
    expect(typedNumbers(mdxProse(page), names)).toEqual([]);
  });
  test('reads titles, descriptions and text of a template', () => {
    const page =
      '---\nconst a = 5000;\n---\n<Base title="About 355B"><p>It has {a} of 30B.</p></Base>';
    expect(typedNumbers(astroProse(page), names)).toEqual(['a size: 355B', 'a size: 30B']);
  });
});

test.each(texts)('%s: no number is typed', (_, text) => {
  expect(typedNumbers(text, names)).toEqual([]);
});

test.each(texts)('%s: no filler', (_, text) => {
  expect(bannedWords(text)).toEqual([]);
});

test.each(filesIn('content', '.mdx'))('%s: headings are claims or nouns', (file) => {
  const headings = read(file).match(/^#{2,} .+$/gm) ?? [];
  expect(headings.filter((heading) => heading.includes('?'))).toEqual([]);
});
