import { describe, expect, test } from 'vitest';
import { judge, type Figure } from '#engine';

const exact = (value: number): Figure => ({ kind: 'exact', value });
const none: Figure = { kind: 'none', why: 'no such figure' };
const A = { id: 'a', total: exact(355_234_006_336), active: exact(32_482_313_536) };
const B = { id: 'b', total: exact(355_234_006_336), active: exact(32_080_373_664) };
const C = { id: 'c', total: exact(15_706_484_224), active: exact(2_451_435_008) };
const FILE = { id: 'file', total: exact(358_337_791_296), active: none };

describe('a claim', () => {
  test('reproduces where the stated rule gives both figures half up', () => {
    expect(judge({ total: '355B', active: '32B' }, 'a', [A, FILE]).verdict).toBe('reproduces');
  });
  test('is another rule’s where the stated one doesn’t give it', () => {
    const { verdict, halfUp } = judge({ total: '355B', active: '32.1B' }, 'a', [A, B]);
    expect([verdict, halfUp]).toEqual(['another rule', ['b']]);
  });
  test('is truncated where a digit was cut', () => {
    expect(judge({ total: '15.7B', active: '2.4B' }, 'c', [C]).verdict).toBe('truncated');
  });
  test('contradicts where no rule and no rounding gives it', () => {
    expect(judge({ total: '400B', active: '32B' }, 'a', [A, B, C]).verdict).toBe('contradicts');
  });
  test('can’t be told where no rule is stated and several fit', () => {
    expect(judge({ total: '355B', active: '32B' }, null, [A, B]).verdict).toBe('cannot tell');
  });
  test('a rule without an active figure never fits a claim that has one', () => {
    expect(judge({ total: '358B', active: '32B' }, null, [FILE]).halfUp).toEqual([]);
    expect(judge({ total: '358B', active: null }, null, [FILE]).halfUp).toEqual(['file']);
  });
  test('lists every rule and rounding that gives one of its figures', () => {
    expect(judge({ total: '355B', active: '33B' }, 'a', [A, B, C, FILE]).readings).toEqual([
      { id: 'a', total: ['half-up', 'truncate'], active: ['ceil'] },
      { id: 'b', total: ['half-up', 'truncate'], active: ['ceil'] },
    ]);
  });
  test('is not met by a figure rounded up', () => {
    expect(judge({ total: null, active: '33B' }, null, [A]).verdict).toBe('contradicts');
  });
  test('of a range is met by a range with the same ends, a figure by either end', () => {
    const range: Figure = { kind: 'range', range: { min: 18_660_000_000, max: 31_290_000_000 } };
    const ranged = { id: 'r', total: exact(561_862_880_256), active: range };
    const verdict = (active: string): string =>
      judge({ total: null, active }, 'r', [ranged]).verdict;
    expect(verdict('18.7B–31.3B')).toBe('reproduces');
    expect(verdict('18.7B–31.2B')).toBe('contradicts');
    expect(verdict('18.7B')).toBe('reproduces');
    expect(verdict('27B')).toBe('contradicts');
  });
});
