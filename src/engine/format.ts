/** The only place where a number becomes text. */

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 355,234,006,336 */
export function digits(value: number): string {
  return GROUPED.format(value).replace('-', '−');
}

/** The digits from a unit up, and the rest: 355,234,006,336 in billions is ["355", ",234,006,336"]. */
export function splitAt(
  value: number,
  unit: 'M' | 'B',
): { readonly head: string; readonly tail: string } {
  const text = digits(Math.abs(value));
  const rest = unit === 'B' ? 12 : 8;
  return text.length > rest
    ? { head: text.slice(0, -rest), tail: text.slice(-rest) }
    : { head: '', tail: text };
}

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A small whole number as prose writes it, eight; others in digits, 160. */
export function inWords(value: number): string {
  return WORDS[value] ?? digits(value);
}

/** A text with a capital first, as the start of a sentence or a cell. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export type Rounding = 'half-up' | 'truncate' | 'ceil';

const UNITS = { K: 3, M: 6, B: 9, T: 12 } as const;
export type Unit = keyof typeof UNITS;

/**
 * A count in a unit with so many decimals, rounded in integers so that no
 * binary fraction can tip it: 355,234,006,336 → 355.23B.
 */
export function inUnit(
  value: number,
  unit: Unit,
  decimals: number,
  rounding: Rounding = 'half-up',
): string {
  const exponent = UNITS[unit] - decimals;
  const step = 10n ** BigInt(Math.max(0, exponent));
  const scaled = BigInt(value) * 10n ** BigInt(Math.max(0, -exponent));
  const whole = roundTo(scaled, step, rounding)
    .toString()
    .padStart(decimals + 1, '0');
  const cut = whole.length - decimals;
  return `${whole.slice(0, cut)}${decimals ? `.${whole.slice(cut)}` : ''}${unit}`;
}

/** A quotient of whole numbers, rounded in integers. */
export function roundTo(value: bigint, step: bigint, rounding: Rounding): bigint {
  const floor = value / step;
  const rest = value % step;
  if (rounding === 'truncate' || rest === 0n) return floor;
  if (rounding === 'ceil') return floor + 1n;
  return rest * 2n >= step ? floor + 1n : floor;
}

/** The unit in which a count is spoken: 135M, 1.24B, 1.03T. */
export function unitOf(value: number): Unit {
  if (value >= 1e12) return 'T';
  if (value >= 1e9) return 'B';
  return value >= 1e6 ? 'M' : 'K';
}

/** Two decimals in the spoken unit, for lists of choices: 355.23B. */
export function short(value: number): string {
  return inUnit(value, unitOf(value), 2);
}

/** As a label prints it: whole billions from ten up, one decimal below. */
export function label(value: number): string {
  const unit = value >= 1e9 ? 'B' : unitOf(value);
  const size = value / 10 ** UNITS[unit];
  return inUnit(value, unit, size >= 10 ? 0 : 1);
}

/** 9.14% of a whole, half up in hundredths of a percent. */
export function percent(part: number, whole: number): string {
  const hundredths = roundTo(BigInt(part) * 10000n, BigInt(whole), 'half-up')
    .toString()
    .padStart(3, '0');
  return part > 0 && hundredths === '000'
    ? '<0.01%'
    : `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}%`;
}

/** 10.9×: how many times smaller a part is. */
export function ratio(whole: number, part: number): string {
  const tenths = roundTo(BigInt(whole) * 10n, BigInt(part), 'half-up')
    .toString()
    .padStart(2, '0');
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)}×`;
}

/** 2.91×: a figure in multiples of another, half up in hundredths; in thousandths below a tenth, and where the two are within a tenth of one another. */
export function times(value: number, of: number): string {
  const near = value !== of && Math.abs(value - of) * 10 < of;
  const decimals = near || value * 10 < of ? 3 : 2;
  const scaled = BigInt(value) * 10n ** BigInt(decimals);
  const whole = roundTo(scaled, BigInt(of), 'half-up')
    .toString()
    .padStart(decimals + 1, '0');
  return value > 0 && Number(whole) === 0
    ? '<0.001×'
    : `${whole.slice(0, -decimals)}.${whole.slice(-decimals)}×`;
}

/** Bytes in GB (10⁹), one decimal: 713.6 GB. */
export function gigabytes(bytes: number): string {
  return `${inUnit(bytes, 'B', 1).slice(0, -1)} GB`;
}

/** A difference with its sign: +3.10B, −2.44B. */
export function signed(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return `${value < 0 ? '−' : '+'}${inUnit(size, unitOf(size), 2)}`;
}

export { UNITS };
