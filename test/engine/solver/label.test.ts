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
    ['671b-a37b', '671B', '37B'],
    ['235B-A22B', '235B', '22B'],
    ['0.6B', '0.6B', null],
    ['1.5T', '1.5T', null],
    ['355 billion', '355B', null],
    ['356,732,107,008', '356732107008', null],
    ['32B active of 355B', '355B', '32B'],
    ['37B of 671B', '671B', '37B'],
    ['32B active out of 355B', '355B', '32B'],
    ['671B, of which 37B are active', '671B', '37B'],
    ['~30B', '30B', null],
    ['≈355B / ≈32B', '355B', '32B'],
    ['about 30B', '30B', null],
    ['３５５Ｂ／３２Ｂ', '355B', '32B'],
    ['355\u00a0B', '355B', null],
    ['355,2B / 32,5B', '355.2B', '32.5B'],
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
    ['8x7B', /“8x7B” is a name, not a count/],
    ['16×3.8B', /“16×3.8B” is a name, not a count/],
    ['GLM-4.5', /“GLM” in it is not a figure.*without the model’s name/],
    ['', /No figure is in it/],
    ['   ', /No figure is in it/],
    ['garbage', /“garbage” in it is not a figure/],
    ['32B / 355B', /355B of 32B can’t be active/],
    ['0B', /“0B” names no count of parameters\. Write/],
    ['0', /“0” names no count of parameters\. Write/],
    ['99999999999999999999', /names no count of parameters\. Write/],
    ['x'.repeat(100), /“x{40}…” in it is not a figure/],
    ['9'.repeat(100_000), /A label has at most 200 characters/],
    ['355B / 32B / 3B', /More than a total and an active figure/],
    ['A3B A4B', /More than a total and an active figure/],
    ['0.0000000001B', /names no count of parameters/],
  ])('“%s” is refused', (text, why) => expect(() => readLabel(text)).toThrow(why));
});
