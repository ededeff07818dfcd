import { ConfigError } from './errors.ts';

/**
 * Products and sums that are exact or refused. Counts are `number`s; past
 * 2^53 − 1 neighbouring integers share one value, so the result would be a
 * plausible wrong figure. The largest public model stands near 2^42.
 */
function checked(value: number, what: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new ConfigError({
    code: 'too-large',
    path: what,
    value,
    rule: 'A count must be a whole number from 0 to 9,007,199,254,740,991 (2^53 − 1).',
    remedy: 'Check the dimensions: one of them is not a size a model can have.',
  });
}

/** Product of whole numbers. Each step is checked, so an overflow can't cancel out. */
export function times(...factors: readonly number[]): number {
  return factors.reduce(
    (product, factor) => checked(product * checked(factor, 'factor'), 'product'),
    1,
  );
}

/** Sum of whole numbers. */
export function plus(...terms: readonly number[]): number {
  return sumOf(terms);
}

/** Sum of a list of any length: a hostile file lists more rows than a call takes arguments. */
export function sumOf(terms: Iterable<number>): number {
  let sum = 0;
  for (const term of terms) sum = checked(sum + checked(term, 'term'), 'sum');
  return sum;
}

/** Difference of whole numbers; a negative one is refused. */
export function minus(from: number, taken: number): number {
  return checked(from - taken, 'difference');
}

/** Quotient where it is whole, otherwise `null`: half a parameter is not a count. */
export function dividedEvenly(value: number, by: number): number | null {
  return by > 0 && value % by === 0 ? value / by : null;
}
