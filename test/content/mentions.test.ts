import { describe, expect, test } from 'vitest';
import { mentionsIn } from '../../src/markdown/mentions.ts';

const wordings = [
  { slug: 'output-head', words: ['output head', 'unembedding'] },
  { slug: 'routed-expert', words: ['routed expert'] },
  { slug: 'expert', words: ['expert'] },
  { slug: 'gguf', words: ['GGUF'] },
];
const found = (text: string, used: readonly string[] = []): string[] =>
  mentionsIn(text, wordings, new Set(used)).map(
    ({ slug, start, end }) => `${slug}: ${text.slice(start, end)}`,
  );

describe('the first mention of a term', () => {
  test.each([
    ['The output head and the output head.', ['output-head: output head']],
    ['Output heads differ.', ['output-head: Output heads']],
    ['The output\nhead is read.', ['output-head: output\nhead']],
    ['A routed expert is an expert.', ['routed-expert: routed expert', 'expert: expert']],
    ['An expertise, an expert-parallel run, output heading.', []],
    ['A file.gguf, a GGUF.', ['gguf: GGUF']],
    ['lm_output head', []],
  ])('in “%s”', (text, mentions) => expect(found(text)).toEqual(mentions));

  test('is not given twice', () => {
    expect(found('The unembedding.', ['output-head'])).toEqual([]);
  });
});
