const FORM = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A date of a record, YYYY-MM-DD, as a page says it: 24 November 2026. */
export function spelled(day: string): string {
  return FORM.format(new Date(`${day}T00:00:00Z`));
}

/** The later of several dates; undefined where none is given. */
export function latest(...days: readonly (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}
