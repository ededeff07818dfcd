import { printedCount, roundingsTo } from '../engine/printed.ts';

/** A figure that a query names, as it was typed: 355b, a3b, 30.5b, 355234006336. */
export interface AskedFigure {
  /** All digits of a count; null where it is printed short. */
  readonly exact: number | null;
  /** As a label prints it, 30.5B; null where it is exact. */
  readonly printed: string | null;
  /** Whether it is marked as an active figure, as in A3B. */
  readonly active: boolean;
}

/** Reads a word as a figure; null where it is none. A number below ten thousand is a version or a width. */
export function figureOf(word: string): AskedFigure | null {
  if (/^\d{5,}$/.test(word)) return { exact: Number(word), printed: null, active: false };
  const [, a = '', size, unit] = /^(a?)(\d+(?:\.\d+)?)([kmbt])$/.exec(word) ?? [];
  if (!size || !unit) return null;
  return { exact: null, printed: size + unit.toUpperCase(), active: a === 'a' };
}

/** How a count comes out as the figure asked: exactly, rounded half up, with digits cut, or not at all. */
export function givesFigure(count: number, asked: AskedFigure): 'exact' | 'rounded' | 'cut' | null {
  if (asked.exact !== null) return count === asked.exact ? 'exact' : null;
  const printed = printedCount(asked.printed ?? '');
  const ways = printed ? roundingsTo(printed, count) : [];
  if (ways.includes('half-up')) return 'rounded';
  return ways.includes('truncate') ? 'cut' : null;
}
