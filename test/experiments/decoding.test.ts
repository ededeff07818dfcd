import { describe, expect, test } from 'vitest';
import { ledgerOf } from '#engine';
import { unique } from '#engine/quantities.ts';
import { experiment, FORMATS } from '#site/decoding.ts';
import { fitOf, intervalOf } from '#site/fit.ts';
import { median } from '#site/median.ts';

describe('the decoding experiment', () => {
  test.each(experiment.decoders)('the engine counts what the program built: $name', (decoder) => {
    expect(unique(ledgerOf(decoder.config))).toBe(decoder.weights);
  });

  test('every decoder was timed as often as every other, in both formats', () => {
    const often = experiment.decoders.flatMap(({ times }) =>
      FORMATS.map((format) => times[format].length),
    );
    expect(new Set(often).size).toBe(1);
    expect(often[0]).toBeGreaterThanOrEqual(30);
  });

  test('the rules disagree about the decoders, so that a fit can tell them apart', () => {
    const families = new Set(experiment.decoders.map(({ config }) => config['model_type']));
    const tied = new Set(experiment.decoders.map(({ config }) => config['tie_word_embeddings']));
    const widths = new Set(experiment.decoders.map(({ config }) => config['hidden_size']));
    expect([families.size, tied.size]).toEqual([2, 2]);
    expect(widths.size).toBeGreaterThanOrEqual(4);
  });
});

describe('a line through points', () => {
  test('finds the line that they lie on', () => {
    const points = [1, 2, 5, 9].map((x) => ({ x, y: 3 + 2 * x }));
    const { slope, start, r2 } = fitOf(points);
    expect([slope, start, r2].map((each) => each.toFixed(9))).toEqual([
      '2.000000000',
      '3.000000000',
      '1.000000000',
    ]);
    expect(intervalOf(points).to).toBeCloseTo(1, 9);
  });

  test('explains nothing where y doesn’t follow x', () => {
    expect(
      fitOf([
        { x: 0, y: 0 },
        { x: 0, y: 2 },
        { x: 1, y: 1 },
        { x: 1, y: 1 },
      ]).r2,
    ).toBe(0);
  });

  test('is refused where all points have one x', () => {
    expect(() =>
      fitOf([
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ]),
    ).toThrow('different x');
  });

  test('a median of an even number lies between the middle two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow('nothing');
  });
});
