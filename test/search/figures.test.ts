import { describe, expect, test } from 'vitest';
import { figureOf, givesFigure } from '../../src/search/figures.ts';

describe('a word that is a figure', () => {
  test.each([
    ['355b', { exact: null, printed: '355B', active: false }],
    ['a3b', { exact: null, printed: '3B', active: true }],
    ['30.5b', { exact: null, printed: '30.5B', active: false }],
    ['355234006336', { exact: 355234006336, printed: null, active: false }],
    ['8x7b', null],
    ['4.5', null],
    ['120', null],
    ['v3', null],
  ])('“%s” is %j', (word, figure) => expect(figureOf(word)).toEqual(figure));
});

describe('a count', () => {
  test.each([
    [355234006336, '355234006336', 'exact'],
    [355234006336, '355b', 'rounded'],
    [355234006336, '355.2b', 'rounded'],
    [3353032704, '3.3b', 'cut'],
    [3353032704, '3.4b', 'rounded'],
    [355234006336, '358b', null],
    [355234006336, '355234006337', null],
  ])('of %d gives “%s”: %s', (count, word, way) => {
    const figure = figureOf(word);
    expect(figure && givesFigure(count, figure)).toBe(way);
  });
});
