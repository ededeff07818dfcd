import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { bytesUnder, fit, readShapes, secondsOf, type Results } from './fit.ts';

const shapes = readShapes();
const { conventions } = loadCatalogue();
const rule = (id: string) => {
  const found = conventions.find((each) => each.id === id);
  if (!found) throw new Error(`No convention ${id}.`);
  return found;
};

describe('the decoders', () => {
  test('are many, each with a name of its own, and the engine counts every one', () => {
    expect(shapes.length).toBeGreaterThanOrEqual(24);
    expect(new Set(shapes.map(({ id }) => id)).size).toBe(shapes.length);
    for (const shape of shapes) {
      expect(bytesUnder(shape, rule('read-per-token'), 'active')).toBeGreaterThan(0);
    }
  });

  test('make the rules disagree: no two rank them alike', () => {
    const figures = [
      ['read-per-token', 'active'],
      ['both-tables', 'active'],
      ['non-embedding', 'active'],
      ['everything-once', 'total'],
    ] as const;
    const orders = figures.map(([id, part]) =>
      [...shapes]
        .sort((a, b) => bytesUnder(a, rule(id), part) - bytesUnder(b, rule(id), part))
        .map(({ id: name }) => name)
        .join(' '),
    );
    expect(new Set(orders).size).toBe(figures.length);
  });
});

describe('the fit', () => {
  const on = (pairs: readonly (readonly [number, number])[]) =>
    fit(pairs.map(([bytes, seconds], at) => ({ id: String(at), bytes, seconds })));

  test('finds a line that is there', () => {
    const { intercept, slope, r2, interval } = on([
      [1, 5],
      [2, 7],
      [3, 9],
      [7, 17],
    ]);
    expect([intercept, slope, r2].map((value) => Number(value.toFixed(9)))).toEqual([3, 2, 1]);
    expect(interval.map((value) => Number(value.toFixed(9)))).toEqual([1, 1]);
  });

  test('says how much it leaves, and how sure that is', () => {
    const { r2, interval } = on([
      [1, 1],
      [2, 3],
      [3, 2],
      [4, 4],
    ]);
    expect(r2).toBeCloseTo(0.64, 9);
    expect(interval[0]).toBeLessThan(r2);
    expect(interval[1]).toBeGreaterThan(r2);
  });

  test('takes the median of a round’s tokens, and of the rounds', () => {
    const results = {
      runs: [
        { shape: 'a', round: 0, turn: 0, seconds: [1, 100, 3] },
        { shape: 'a', round: 1, turn: 0, seconds: [5, 5, 5] },
        { shape: 'b', round: 1, turn: 1, seconds: [9] },
      ],
    } as unknown as Results;
    expect(secondsOf(results, 'a')).toBe(4);
    expect(() => secondsOf(results, 'c')).toThrow('never measured');
  });
});
