import type { Figure } from './conventions.ts';
import { inUnit, type Rounding, type Unit } from './format.ts';

/** Words of the claims ledger, with the mark that always stands beside them. */
export type Verdict = 'reproduces' | 'another rule' | 'truncated' | 'contradicts' | 'cannot tell';

export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  reproduces: '✓',
  'another rule': '≠',
  truncated: '≈',
  contradicts: '✕',
  'cannot tell': '?',
};

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

export interface Judgement {
  readonly verdict: Verdict;
  /** Conventions that give every printed figure half up. */
  readonly halfUp: readonly string[];
  /** Conventions that give every printed figure only if digits are cut. */
  readonly truncated: readonly string[];
}

/** The roundings by which a figure prints as the text, half up first. */
export function roundingsOf(value: number, printed: string): Rounding[] {
  const unit = printed.slice(-1) as Unit;
  const decimals = printed.split('.')[1]?.slice(0, -1).length ?? 0;
  const ways: Rounding[] = ['half-up', 'truncate', 'ceil'];
  return ways.filter((way) => inUnit(value, unit, decimals, way) === printed);
}

/**
 * Weighs a printed pair against every convention. With a rule stated, that rule
 * is tried first, half up and then cut; without one, the conventions that fit
 * are counted.
 */
export function judge(
  printed: Printed,
  states: string | null,
  candidates: readonly Candidate[],
): Judgement {
  const fitting = (way: Rounding): string[] =>
    candidates.filter((each) => fits(printed, each, way)).map(({ id }) => id);
  const halfUp = fitting('half-up');
  const cut = candidates
    .filter((each) => !halfUp.includes(each.id) && fitsLoosely(printed, each))
    .map(({ id }) => id);
  return { verdict: verdictOf(states, halfUp, cut), halfUp, truncated: cut };
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

function fits(printed: Printed, candidate: Candidate, way: Rounding): boolean {
  return (
    prints(printed.total, candidate.total, (roundings) => roundings.includes(way)) &&
    prints(printed.active, candidate.active, (roundings) => roundings.includes(way))
  );
}

/** Each figure half up or cut: makers mix the two in one row. */
function fitsLoosely(printed: Printed, candidate: Candidate): boolean {
  const loose = (roundings: readonly Rounding[]): boolean =>
    roundings.includes('half-up') || roundings.includes('truncate');
  return (
    prints(printed.total, candidate.total, loose) && prints(printed.active, candidate.active, loose)
  );
}

function prints(
  text: string | null,
  figure: Figure,
  accept: (roundings: readonly Rounding[]) => boolean,
): boolean {
  if (text === null) return true;
  return figure.kind === 'exact' && accept(roundingsOf(figure.value, text));
}
