import type { Rounding } from '../format.ts';
import type { SolvableModel, SolvableRule } from './parts.ts';

/** How much of the label a reading explains; the less, the later. */
export const ONE_RULE = 0;
export const OTHER_FIGURE = 1;
export const TWO_RULES = 2;
export const ROUNDED_UP = 3;
export const HALF = 4;

/** On whose word a rule stands: a maker's first, our guess and a known mistake last. */
const STANDING = ['stated', 'recovered', 'defined here', 'hypothesis', 'mistake'] as const;
export const standing = ({ status }: SolvableRule): number => STANDING.indexOf(status);

/** Cut digits are common; digits rounded up are not known of any maker. */
const ROUNDINGS: Readonly<Record<Rounding, number>> = { 'half-up': 0, truncate: 1, ceil: 3 };

/**
 * How plain a reading is, compared place by place, less is plainer: how much of
 * the label it explains, and by one rule or two; whether its rules are more than
 * made to fit; how far its roundings are from half up; whether this model's
 * maker states the rules; on whose word they stand at all. So a digit cut is
 * plainer than a second rule or one that nobody states.
 */
export function plainnessOf(
  kind: number,
  halves: readonly { readonly rounding: Rounding; readonly rule: SolvableRule }[],
  { states }: SolvableModel,
): readonly number[] {
  const stands = Math.max(...halves.map(({ rule }) => standing(rule)));
  return [
    kind,
    stands >= STANDING.indexOf('hypothesis') ? 1 : 0,
    halves.reduce((sum, { rounding }) => sum + ROUNDINGS[rounding], 0),
    halves.every(({ rule }) => states.includes(rule.id)) ? 0 : 1,
    stands,
  ];
}

/** Orders two plainnesses; 0 where they are equally plain. */
export function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, place) => each !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
