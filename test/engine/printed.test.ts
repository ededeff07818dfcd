import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inUnit, type Rounding } from '../../src/engine/format.ts';
import { printedCount, rangeEnds, roundingsOf } from '../../src/engine/printed.ts';

describe('a printed figure', () => {
  test.each([
    ['355B', { value: 355_000_000_000, step: 1_000_000_000 }],
    ['116.83B', { value: 116_830_000_000, step: 10_000_000 }],
    ['1043B', { value: 1_043_000_000_000, step: 1_000_000_000 }],
    ['2.78T', { value: 2_780_000_000_000, step: 10_000_000_000 }],
    ['355,234,006,336', { value: 355_234_006_336, step: 1 }],
    ['355234006336', { value: 355_234_006_336, step: 1 }],
    ['355', null],
    ['355b', null],
    ['3,55B', null],
    ['1.23456789012B', null],
    ['9007199254740993', null],
  ])('%s is %j', (text, count) => expect(printedCount(text)).toEqual(count));

  test('as a range has two ends', () => {
    expect(rangeEnds('18.6B–31.3B')).toEqual(['18.6B', '31.3B']);
    expect(rangeEnds('355B')).toBeNull();
  });

  test('that is none is refused with the way out', () => {
    expect(() => roundingsOf(1, 'many')).toThrow(/printed figure.*"many".*as its maker prints it/);
  });
});

describe('a count comes out', () => {
  test.each([
    [235_093_634_560, '235B', ['half-up', 'truncate']],
    [743_911_218_432, '744B', ['half-up', 'ceil']],
    [3_353_032_704, '3.3B', ['truncate']],
    [36_625_618_432, '36.7B', ['ceil']],
    [2_500_000_000, '3B', ['half-up', 'ceil']],
    [2_500_000_000, '2B', ['truncate']],
    [12_000_000_000, '12B', ['half-up', 'truncate', 'ceil']],
    [141_628_032, '141,628,032', ['half-up', 'truncate', 'ceil']],
    [141_628_033, '141,628,032', []],
    [32_856_325_024, '355B', []],
  ])('%d as %s: %j', (count, text, ways) => expect(roundingsOf(count, text)).toEqual(ways));

  test('as the formatter prints it, whatever count, unit, decimals and rounding', () => {
    const ways: readonly Rounding[] = ['half-up', 'truncate', 'ceil'];
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 2 ** 45 }),
        fc.constantFrom('K', 'M', 'B', 'T' as const),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(...ways),
        (count, unit, decimals, way) => {
          const text = inUnit(count, unit, decimals, way);
          const same = ways.filter((each) => inUnit(count, unit, decimals, each) === text);
          expect(roundingsOf(count, text)).toEqual(same);
        },
      ),
    );
  });
});
