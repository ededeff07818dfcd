import { roundTo, type Rounding } from './format.ts';

/** Quotients as text, for the pages that divide: bits for each parameter, GiB, powers of ten. */

/** Bytes in GiB (2³⁰), two decimals: 17.28 GiB. */
export function gibibytes(bytes: number): string {
  return `${decimals(BigInt(bytes), 2n ** 30n, 2)} GiB`;
}

/** Bits for each parameter, three decimals half up: 4.894. */
export function bitsEach(bytes: number, parameters: number): string {
  return decimals(BigInt(bytes) * 8n, BigInt(parameters), 3);
}

/** A quotient with so many decimals, half up or up, in integers. */
export function decimals(
  value: bigint,
  by: bigint,
  places: number,
  rounding: Rounding = 'half-up',
): string {
  const digits = roundTo(value * 10n ** BigInt(places), by, rounding)
    .toString()
    .padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A large whole number in powers of ten, three digits half up: 5.95 × 10¹⁷. */
export function powers(value: bigint): string {
  const exponent = value.toString().length - 1;
  const text = decimals(value, 10n ** BigInt(exponent), 2);
  // Rounding up may have made one digit more of it: 9.999 is 10.00.
  const [mantissa, power] = text.startsWith('10') ? ['1.00', exponent + 1] : [text, exponent];
  const raised = [...String(power)].map((digit) => RAISED[Number(digit)]).join('');
  return `${mantissa} × 10${raised}`;
}
