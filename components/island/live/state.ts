import type { Values } from './live-view.ts';

/** The version of the addresses below. A link of another version is read as none, and says so. */
const VERSION = '1';

/** What a control accepts, read from the page's own HTML. */
export interface Control {
  readonly name: string;
  readonly kind: 'choice' | 'number' | 'set';
  /** The value the page was built with. */
  readonly standard: string;
  readonly options: readonly string[];
  readonly min: number;
  readonly max: number;
  /** Distance of the values a slider can take; every whole number where absent. */
  readonly step?: number;
}

export interface Read {
  readonly values: Values;
  readonly problems: readonly string[];
}

/** Reads the values of a figure's controls from an address; what isn't understood is named and left at its default. */
export function readValues(search: string, controls: readonly Control[]): Read {
  const query = new URLSearchParams(search);
  const problems: string[] = [];
  const version = query.get('v');
  if (version !== null && version !== VERSION) {
    problems.push(`This link is of version ${version}; only ${VERSION} is known here.`);
  }
  const values: Record<string, string> = {};
  for (const control of controls) {
    const given = problems.length > 0 && version !== VERSION ? null : query.get(control.name);
    const fits = given === null || accepts(control, given);
    if (!fits) problems.push(`“${given}” can’t be set for ${control.name}; it stays as it was.`);
    values[control.name] = given !== null && fits ? given : control.standard;
  }
  return { values, problems };
}

export function accepts(control: Control, text: string): boolean {
  const { kind, options, min, max, step = 1 } = control;
  const value = Number(text);
  switch (kind) {
    case 'number':
      return /^\d{1,9}$/.test(text) && value >= min && value <= max && (value - min) % step === 0;
    case 'choice':
      return options.includes(text);
    case 'set':
      return membersOf(text).every((each) => options.includes(each));
  }
}

/** The ticked values of a set: "head.mtp" → ["head", "mtp"]. */
export function membersOf(text: string): string[] {
  return text === '' ? [] : text.split('.');
}

/** The query of an address: keys sorted, defaults dropped, the keys of other figures kept. */
export function writeValues(search: string, values: Values, controls: readonly Control[]): string {
  const query = new URLSearchParams(search);
  query.delete('v');
  for (const { name, standard } of controls) {
    const value = values[name] ?? standard;
    if (value === standard) query.delete(name);
    else query.set(name, value);
  }
  query.sort();
  if (query.size > 0) query.append('v', VERSION);
  const text = query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}
