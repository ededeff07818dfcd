import { expect, test } from 'vitest';
import { narrow } from '../../src/search/narrow.ts';

test.each([
  ['the rarest word leads', [[1, 2, 3, 4], [3]], [3]],
  [
    'the next rarest narrows',
    [
      [1, 2, 3, 4],
      [4, 3, 9],
      [2, 3, 4],
    ],
    [4, 3],
  ],
  [
    'a word that would leave nothing is passed over',
    [
      [1, 2],
      [7, 8, 9],
      [5, 6, 2, 1],
    ],
    [1, 2],
  ],
  ['a word that no page has says nothing', [[], [4, 5]], [4, 5]],
  ['no word, no page', [[], []], []],
] as const)('%s', (_, lists, pages) => expect(narrow<number>(lists)).toEqual(pages));
