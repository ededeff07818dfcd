import { describe, expect, test } from 'vitest';
import { readLabel } from '../../../src/engine/solver/label.ts';

const pair = (text: string): unknown[] => {
  const { total, active } = readLabel(text);
  return [total, active];
};

describe('a label', () => {
  test.each([
    ['355B / 32B', '355B', '32B'],
    ['355B/32B', '355B', '32B'],
    ['355b-a32b', '355B', '32B'],
    ['30.5B-A3.3B', '30.5B', '3.3B'],
    ['117B A5.1B', '117B', '5.1B'],
    ['117B (A5.1B)', '117B', '5.1B'],
    ['355B-32B', '355B', '32B'],
    ['A32B 355B', '355B', '32B'],
    ['671B total, 37B active', '671B', '37B'],
    ['37B active / 671B total', '671B', '37B'],
    ['total 671B, active 37B', '671B', '37B'],
    ['671 billion total parameters with 37 billion activated', '671B', '37B'],
    ['1.04 T / 32.6B', '1.04T', '32.6B'],
    ['1,043B / 32B', '1043B', '32B'],
    ['355,234,006,336 / 32,482,313,536', '355234006336', '32482313536'],
    ['355 234 006 336', '355234006336', null],
    ['355.234.006.336', '355234006336', null],
    ['355_234_006_336', '355234006336', null],
    ['355234006336', '355234006336', null],
    ['124M', '124M', null],
    ['671B', '671B', null],
    ['671B total', '671B', null],
    ['A22B', null, '22B'],
    ['22B active', null, '22B'],
  ])('“%s” is %s and %s', (text, total, active) => expect(pair(text)).toEqual([total, active]));

  test('of one figure says whether it is marked', () => {
    expect(readLabel('671B').unmarked).toBe(true);
    for (const text of ['671B total', 'A22B', '22B active', '671B / 37B'])
      expect(readLabel(text).unmarked).toBe(false);
  });

  test.each([
    ['355B / thirty', /“thirty” in it is not a figure/],
    ['355 / 32', /Has 355 lost its unit\? 355B can be tried/],
    ['8x7B', /“8x7b” in it is not a figure/],
    ['GLM-4.5', /not a figure/],
    ['', /No figure is in it/],
    ['355B / 32B / 3B', /More than a total and an active figure/],
    ['A3B A4B', /More than a total and an active figure/],
    ['0.0000000001B', /names no count of parameters/],
  ])('“%s” is refused', (text, why) => expect(() => readLabel(text)).toThrow(why));
});
