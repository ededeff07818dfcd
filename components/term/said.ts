import { digits } from '#engine/format.ts';

/** A value of a config as prose shows it. */
export function said(value: unknown): string {
  if (typeof value === 'number') return digits(value);
  return Array.isArray(value) ? value.join(', ') : String(value);
}
