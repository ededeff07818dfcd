import { describe, expect, test } from 'vitest';
import { writeLine, type Correction, type PublishedFigure } from '#catalogue/published.ts';
import { loadRedirects } from '#catalogue/redirects.ts';
import { correctionsOf, corrections, pairOf, published, unexplained } from '#site/published.ts';
import { modelById, models, ruleById, rules, weighingOf } from '#site/weighed.ts';

const figures = (model: string, rule: string) =>
  pairOf(weighingOf(modelById(model), ruleById(rule)));

test('every published figure is what the engine gives, or a dated correction says why not', () => {
  expect(published.length).toBeGreaterThan(0);
  expect(
    unexplained(published, corrections, { models, rules, figures, moved: loadRedirects() }),
  ).toEqual([]);
});

test('no figure is on record twice', () => {
  const names = published.map(({ model, rule, version }) => `${model} ${rule} ${version}`);
  expect(new Set(names).size).toBe(names.length);
});

describe('a figure that was published', () => {
  const first: PublishedFigure = {
    model: 'a/b',
    rule: 'r',
    version: '1',
    total: 100,
    active: { min: 8, max: 9 },
    since: '2026-11-01',
  };
  const was = { total: 100, active: { min: 8, max: 9 } };
  const now = { total: 101, active: 9 };
  const correction = (parts: Partial<Correction> = {}): Correction => ({
    id: 'c',
    date: '2026-12-01',
    why: 'A field was misread.',
    source: null,
    figures: [{ model: 'a/b', rule: 'r', version: '1', was, now }],
    ...parts,
  });
  const today = (given: object = {}) => ({
    models: [{ id: 'a/b' }],
    rules: [{ id: 'r', version: '1', supersedes: [] }],
    moved: new Set<string>(),
    figures: () => was,
    ...given,
  });
  const faults = (corrected: readonly Correction[], given: object = {}) =>
    unexplained([first], corrected, today(given));

  test('and stays is no fault', () => expect(faults([])).toEqual([]));
  test('and changes is one', () =>
    expect(faults([], { figures: () => now })).toEqual([
      expect.stringMatching(/add a correction/),
    ]));
  test('is explained by a correction that ends at the new figure', () =>
    expect(faults([correction()], { figures: () => now })).toEqual([]));
  test('and was corrected may not go back in silence', () =>
    expect(faults([correction()])).toHaveLength(1));
  test.each([
    ['starts elsewhere', { figures: [{ ...correction().figures[0]!, was: now, now: was }] }],
    ['is older than the figure', { date: '2026-10-01' }],
  ])('is not explained by a correction that %s', (_, parts) =>
    expect(faults([correction(parts)], { figures: () => now })).toHaveLength(1),
  );
  test('may change twice, in the order of the dates', () => {
    const last = { total: 102, active: null };
    const second = correction({
      id: 'd',
      date: '2026-12-02',
      figures: [{ ...correction().figures[0]!, was: now, now: last }],
    });
    expect(faults([correction(), second], { figures: () => last })).toEqual([]);
    expect(correctionsOf('a/b', 'r', [correction(), second]).map(({ id }) => id)).toEqual([
      'd',
      'c',
    ]);
    expect(correctionsOf('a/b', 'other', [correction(), second])).toEqual([]);
  });
  test.each([
    ['its model may not go', { models: [] }],
    ['its rule may not go', { rules: [] }],
    [
      'its rule’s version may not be forgotten',
      { rules: [{ id: 'r', version: '2', supersedes: [] }] },
    ],
  ])('%s', (_, given) => expect(faults([], given)).toHaveLength(1));
  test('may go where its address leads on', () =>
    expect(faults([], { models: [], moved: new Set(['/models/a/b/r/']) })).toEqual([]));
  test('is history once its rule says what the version was', () => {
    const supersedes = [{ version: '1', until: '2026-12-01', otherwise: 'Norms were left out.' }];
    expect(
      faults([], { rules: [{ id: 'r', version: '2', supersedes }], figures: () => now }),
    ).toEqual([]);
  });
  test('is a line of six columns', () =>
    expect(writeLine(first)).toBe('a/b\tr\t1\t100\t8..9\t2026-11-01'));
});
