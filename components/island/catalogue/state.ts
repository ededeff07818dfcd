/** What a shared link of the catalogue says: which rows, under which rule, in which order. */
export interface State {
  readonly filters: Readonly<Record<Filter, string>>;
  readonly rule: string;
  readonly sort: Sort;
}

export const FILTERS = ['attention', 'kind', 'maker', 'year'] as const;
export type Filter = (typeof FILTERS)[number];

export const SORTS = ['active', 'context', 'name', 'released', 'total'] as const;
export type Sort = (typeof SORTS)[number];

/** The choices that the page offers; anything else in a link is named and left at the default. */
export interface Offered {
  readonly rules: readonly string[];
  readonly values: Readonly<Record<Filter, readonly string[]>>;
}

const VERSION = '1';

export function defaultState(rule: string): State {
  return { filters: { attention: '', kind: '', maker: '', year: '' }, rule, sort: 'total' };
}

export function readState(
  search: string,
  standard: State,
  { rules, values }: Offered,
): { state: State; problems: readonly string[] } {
  const query = new URLSearchParams(search);
  if ((query.get('v') ?? VERSION) !== VERSION) {
    const problem = `This link is of version ${query.get('v')}; only ${VERSION} is known here.`;
    return { state: standard, problems: [problem] };
  }
  const problems: string[] = [];
  const pick = <T extends string>(key: string, among: readonly T[], otherwise: T): T => {
    const given = query.get(key);
    if (given === null) return otherwise;
    const known = among.find((each) => each === given);
    if (known === undefined) problems.push(`No ${key} “${given}” here; it is left out.`);
    return known ?? otherwise;
  };
  const filters = Object.fromEntries(
    FILTERS.map((key) => [key, pick(key, values[key], '')]),
  ) as State['filters'];
  return {
    state: { filters, rule: pick('c', rules, standard.rule), sort: pick('sort', SORTS, 'total') },
    problems,
  };
}

/** The query of a state: keys sorted, defaults dropped; empty for the default. */
export function writeState({ filters, rule, sort }: State, standard: State): string {
  const query = new URLSearchParams();
  for (const key of FILTERS) if (filters[key] !== '') query.set(key, filters[key]);
  if (rule !== standard.rule) query.set('c', rule);
  if (sort !== standard.sort) query.set('sort', sort);
  if (query.size === 0) return '';
  query.set('v', VERSION);
  query.sort();
  return `?${query.toString().replaceAll('%2F', '/')}`;
}

/** A row as far as filtering and sorting need it. */
export interface Listed {
  readonly attention: string;
  readonly kind: string;
  readonly maker: string;
  readonly year: string;
  readonly name: string;
  readonly released: string;
  readonly context: number;
  /** Null where the rule gives the model no such figure. */
  readonly total: number | null;
  readonly active: number | null;
}

export function passes(row: Listed, { filters }: State): boolean {
  return FILTERS.every((key) => filters[key] === '' || filters[key] === row[key]);
}

/** Largest, newest or longest first, names from A; what is unknown comes last. */
export function compareBy(sort: Sort): (a: Listed, b: Listed) => number {
  if (sort === 'name') return (a, b) => a.name.localeCompare(b.name);
  if (sort === 'released')
    return (a, b) => (a.released < b.released ? 1 : a.released > b.released ? -1 : 0);
  return (a, b) => (b[sort] ?? -1) - (a[sort] ?? -1);
}
