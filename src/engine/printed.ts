import { ConfigError } from './errors.ts';
import { digits, inUnit, UNITS, type Rounding, type Unit } from './format.ts';

/**
 * A count as it was printed: 355B, 116.83B, 355,234,006,336. Its digits say how
 * finely it can be told: `step` is one of its last place, in parameters.
 */
export interface PrintedCount {
  /** The count that the digits name, in parameters. */
  readonly value: number;
  /** One unit of the last digit printed, in parameters; 1 where every digit stands. */
  readonly step: number;
}

const ROUNDED = /^(\d+)(?:\.(\d+))?([KMBT])$/;
const GROUPED = /^\d{1,3}(,\d{3})+$|^\d+$/;
/** A smaller number without a unit is a version, a width or a forgotten B. */
const LEAST_EXACT = 10_000;

/** Reads a printed count; null where the text is none, or names fractions of a parameter. */
export function printedCount(text: string): PrintedCount | null {
  if (GROUPED.test(text)) {
    const value = Number(text.replaceAll(',', ''));
    return value >= LEAST_EXACT && Number.isSafeInteger(value) ? { value, step: 1 } : null;
  }
  const [, whole = '', fraction = '', unit = ''] = ROUNDED.exec(text) ?? [];
  if (!whole) return null;
  const places = UNITS[unit as Unit] - fraction.length;
  if (places < 0) return null;
  // Only whole numbers are multiplied: 116.83 itself is no binary fraction.
  const value = Number(whole + fraction) * 10 ** places;
  return Number.isSafeInteger(value) ? { value, step: 10 ** places } : null;
}

/** A count with the unit and the decimals of a printed one, half up; all its digits where that has no unit. */
export function printedLike(count: number, text: string): string {
  const [, , fraction = '', unit] = ROUNDED.exec(text) ?? [];
  return unit === undefined ? digits(count) : inUnit(count, unit as Unit, fraction.length);
}

/** The ends of a printed range, 18.6B–31.3B; null where the text is no range. */
export function rangeEnds(text: string): readonly [from: string, to: string] | null {
  const [from = '', to, ...more] = text.split('–');
  return to === undefined || more.length > 0 ? null : [from, to];
}

/** The roundings by which a count comes out as printed, half up first. */
export function roundingsTo({ value, step }: PrintedCount, count: number): Rounding[] {
  const over = count - value;
  if (over > step || over < -step) return [];
  const ways: Rounding[] = [];
  // Doubled and compared, so that half a step needs no fraction.
  if (2 * over >= -step && 2 * over < step) ways.push('half-up');
  if (over >= 0 && over < step) ways.push('truncate');
  if (over <= 0 && over > -step) ways.push('ceil');
  return ways;
}

/** The roundings by which a count prints as the text, half up first. @throws ConfigError where the text is no printed count. */
export function roundingsOf(count: number, text: string): Rounding[] {
  const printed = printedCount(text);
  if (printed) return roundingsTo(printed, count);
  throw new ConfigError({
    code: 'not-understood',
    path: 'printed figure',
    value: text,
    rule: `A printed figure is digits and K, M, B or T, as in 355B or 5.13B, or all digits of a count from ${digits(LEAST_EXACT)}.`,
    remedy: 'Write the figure as its maker prints it.',
  });
}
