import type { Figure } from './conventions.ts';
import type { Rounding } from './format.ts';
import { rangeEnds, roundingsOf } from './printed.ts';

/** Words of the claims ledger, with the mark that always stands beside them. */
export type Verdict = 'reproduces' | 'another rule' | 'truncated' | 'contradicts' | 'cannot tell';

export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  reproduces: '✓',
  'another rule': '≠',
  truncated: '≈',
  contradicts: '✕',
  'cannot tell': '?',
};

/** All verdicts, in the order in which they are shown. */
export const VERDICTS = Object.keys(VERDICT_MARKS) as readonly Verdict[];

/** A pair of figures as printed, either of which may be missing. */
export interface Printed {
  readonly total: string | null;
  readonly active: string | null;
}

export interface Candidate {
  readonly id: string;
  readonly total: Figure;
  readonly active: Figure;
}

/** How one rule comes out against a printed pair. A figure that wasn’t printed has no roundings. */
export interface Reading {
  /** The rule. */
  readonly id: string;
  /** The roundings that give the printed total, half up first; empty where none does. */
  readonly total: readonly Rounding[];
  /** The same for the active figure. */
  readonly active: readonly Rounding[];
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Every rule that gives a printed figure by some rounding, with all the roundings that do. */
  readonly readings: readonly Reading[];
  /** Conventions that give every printed figure half up. */
  readonly halfUp: readonly string[];
  /** Conventions that give every printed figure only if digits are cut. */
  readonly truncated: readonly string[];
}

/**
 * Weighs a printed pair against every convention. With a rule stated, that rule
 * is tried first, half up and then cut; without one, the conventions that fit
 * are counted. A figure that comes out only when it is rounded up is listed
 * among the readings and decides nothing: no maker is known to round that way.
 */
export function judge(
  printed: Printed,
  states: string | null,
  candidates: readonly Candidate[],
): Judgement {
  const readings = candidates.map((each): Reading => readingOf(printed, each));
  const asked = (['total', 'active'] as const).filter((part) => printed[part] !== null);
  const fitting = (ways: readonly Rounding[]): string[] =>
    readings
      .filter((reading) => asked.every((part) => ways.some((way) => reading[part].includes(way))))
      .map(({ id }) => id);
  const halfUp = fitting(['half-up']);
  // Each figure half up or cut: makers mix the two in one row.
  const truncated = fitting(['half-up', 'truncate']).filter((id) => !halfUp.includes(id));
  return {
    verdict: verdictOf(states, halfUp, truncated),
    readings: readings.filter(({ total, active }) => total.length + active.length > 0),
    halfUp,
    truncated,
  };
}

function verdictOf(
  states: string | null,
  halfUp: readonly string[],
  cut: readonly string[],
): Verdict {
  if (states !== null) {
    if (halfUp.includes(states)) return 'reproduces';
    if (halfUp.length > 0) return cut.includes(states) ? 'truncated' : 'another rule';
    return cut.length > 0 ? 'truncated' : 'contradicts';
  }
  if (halfUp.length > 1) return 'cannot tell';
  if (halfUp.length === 1) return 'another rule';
  return cut.length > 0 ? 'truncated' : 'contradicts';
}

function readingOf(printed: Printed, { id, total, active }: Candidate): Reading {
  return {
    id,
    total: printed.total === null ? [] : roundingsFor(total, printed.total),
    active: printed.active === null ? [] : roundingsFor(active, printed.active),
  };
}

/** A range meets a printed range with both ends, by one rounding, and a single figure with either. */
function roundingsFor(figure: Figure, text: string): readonly Rounding[] {
  const ends = rangeEnds(text);
  if (figure.kind === 'none') return [];
  if (figure.kind === 'exact') return ends ? [] : roundingsOf(figure.value, text);
  const { min, max } = figure.range;
  if (!ends) return [...new Set([...roundingsOf(min, text), ...roundingsOf(max, text)])];
  const upper = roundingsOf(max, ends[1]);
  return roundingsOf(min, ends[0]).filter((way) => upper.includes(way));
}
