import type { Rounding } from '../format.ts';
import { roundingsTo, type PrintedCount } from '../printed.ts';
import { PART_KEYS, takes, type PartKey, type SolvableModel, type SolvableRule } from './parts.ts';

/** A part that stands between a rule's figure and a printed one, in parameters. */
export interface Gap {
  readonly role: PartKey;
  /** Positive where the rule lacks it, negative where the rule counts it too much. */
  readonly amount: number;
  /** The rule counts it already: the printed figure has it twice. */
  readonly again?: true;
}

export interface NearHalf {
  /** What the rule gives. */
  readonly exact: number;
  /** Empty where the figure fits as it is. Added to `exact`, they give `reached`. */
  readonly missing: readonly Gap[];
  /** What prints as the label does, by `rounding`. */
  readonly reached: number;
  readonly rounding: Rounding;
}

/**
 * The fewest parts that turn a rule's figure into the printed one; none where the
 * figure fits as it is. Among equally few, those that reach what another rule
 * gives: a difference between two rules is an explanation, a chance sum is not.
 * Null where no so many parts do it.
 */
export function nearHalf(
  printed: PrintedCount,
  exact: number,
  moves: readonly Gap[],
  given: ReadonlySet<number>,
  most: number,
): NearHalf | null {
  for (let size = 0; size <= most; size++) {
    const found = subsets(moves, size).flatMap((missing): NearHalf[] => {
      const reached = missing.reduce((sum, { amount }) => sum + amount, exact);
      const rounding = roundingsTo(printed, reached).find((way) => way !== 'ceil');
      return rounding ? [{ exact, missing: inOrder(missing), reached, rounding }] : [];
    });
    found.sort(
      (a, b) =>
        Number(given.has(b.reached)) - Number(given.has(a.reached)) ||
        Number(a.rounding === 'truncate') - Number(b.rounding === 'truncate'),
    );
    if (found[0]) return found[0];
  }
  return null;
}

/**
 * What could be added to a rule's figure, or taken from it. Untied tables weigh
 * the same, so a gap of one table could be either: the head is the first that
 * rules count and the last that they leave out.
 */
export function movesOf(
  model: SolvableModel,
  rule: SolvableRule,
  figure: 'total' | 'active',
): Gap[] {
  const moves = model.parts.flatMap((part): Gap[] => {
    const { key: role, [figure]: amount } = part;
    const taken = takes(rule, model, role, figure);
    if (amount === 0 || taken === null) return [];
    // No copy is added where the rule leaves out what it is a copy of.
    if (role === 'copies' && !taken && !takes(rule, model, 'embedding', figure)) return [];
    if (!taken) return [{ role, amount }];
    const twice = model.tied && role === 'embedding' && figure === 'total';
    return [{ role, amount: -amount }, ...(twice ? [{ role, amount, again: true } as const] : [])];
  });
  const last = ({ role, amount }: Gap): boolean => role === (amount > 0 ? 'embedding' : 'head');
  return moves.sort((a, b) => Number(last(a)) - Number(last(b)));
}

function inOrder(missing: readonly Gap[]): Gap[] {
  return [...missing].sort((a, b) => PART_KEYS.indexOf(a.role) - PART_KEYS.indexOf(b.role));
}

function subsets<T>(from: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return from.flatMap((first, at) =>
    subsets(from.slice(at + 1), size - 1).map((rest) => [first, ...rest]),
  );
}
