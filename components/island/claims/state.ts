/** What a shared link of the ledger says: which rows; empty for all. */
export type State = Readonly<Record<Filter, string>>;

export const FILTERS = ['maker', 'rule', 'verdict'] as const;
export type Filter = (typeof FILTERS)[number];

const VERSION = '1';
export const ALL: State = { maker: '', rule: '', verdict: '' };

/** Reads a link; a choice that isn't offered is named and left out. */
export function readState(
  search: string,
  offered: Readonly<Record<Filter, readonly string[]>>,
): { state: State; problems: readonly string[] } {
  const query = new URLSearchParams(search);
  const problems: string[] = [];
  const pick = (key: Filter): string => {
    const given = query.get(key) ?? '';
    if (offered[key].includes(given)) return given;
    problems.push(`No ${key} “${given}” here; it is left out.`);
    return '';
  };
  const state = { maker: pick('maker'), rule: pick('rule'), verdict: pick('verdict') };
  return { state, problems };
}

/** The query of a state: keys sorted, what is empty dropped. */
export function writeState(state: State): string {
  const query = new URLSearchParams();
  for (const key of FILTERS) if (state[key] !== '') query.set(key, state[key]);
  if (query.size === 0) return '';
  query.set('v', VERSION);
  query.sort();
  return `?${query}`;
}

/** A row as far as filtering needs it. */
export interface Listed {
  readonly maker: string;
  /** Rules that give the whole claim, by whatever rounding; "none" where no rule does. */
  readonly rules: readonly string[];
  readonly verdict: string;
}

export function passes({ maker, rules, verdict }: Listed, state: State): boolean {
  return (
    (state.maker === '' || state.maker === maker) &&
    (state.verdict === '' || state.verdict === verdict) &&
    (state.rule === '' || rules.includes(state.rule))
  );
}
