/** What a shared link says: a model, a rule, and fields of its config that the reader changed. */
export interface State {
  readonly model: string;
  readonly rule: string;
  /** Changed fields, by config.json's names. */
  readonly changes: Readonly<Record<string, number | boolean>>;
}

export interface Known {
  readonly models: readonly {
    readonly id: string;
    readonly config: Readonly<Record<string, unknown>>;
  }[];
  readonly rules: readonly { readonly id: string }[];
}

export interface Read {
  readonly state: State;
  /** What in the link wasn't understood; the default stands in its place. */
  readonly problems: readonly string[];
}

/** The version of these addresses. A link of another version shows the default and says so. */
const VERSION = '1';

/**
 * Reads `?c=<rule>&m=<model>&set=<field>:<value>…&v=1`. Whatever isn't understood is
 * named and replaced by the default, so that an old link shows something true.
 */
export function readState(search: string, defaults: State, known: Known): Read {
  const query = new URLSearchParams(search);
  const version = query.get('v') ?? VERSION;
  if (version !== VERSION) {
    const problem = `This link is of version ${version}; only ${VERSION} is known here.`;
    return { state: defaults, problems: [problem] };
  }
  const problems: string[] = [];
  const pick = <T extends { id: string }>(
    key: string,
    what: string,
    among: readonly T[],
    otherwise: string,
  ): string => {
    const given = query.get(key)?.toLowerCase();
    if (given === undefined || among.some(({ id }) => id === given)) return given ?? otherwise;
    problems.push(`No ${what} “${given}” here; the ticket shows ${otherwise}.`);
    return otherwise;
  };
  const model = pick('m', 'model', known.models, defaults.model);
  const rule = pick('c', 'rule', known.rules, defaults.rule);
  const config = known.models.find(({ id }) => id === model)?.config ?? {};
  const changes: Record<string, number | boolean> = {};
  for (const given of query.getAll('set')) {
    const change = readChange(given, config);
    if (change) changes[change.field] = change.value;
    else problems.push(`“${given}” changes no field of this config; it is left as released.`);
  }
  return { state: { model, rule, changes }, problems };
}

function readChange(
  given: string,
  config: Readonly<Record<string, unknown>>,
): { field: string; value: number | boolean } | null {
  const [field = '', text = ''] = given.split(':');
  const value = parseValue(text, config[field]);
  return value === null ? null : { field, value };
}

/** A field keeps its type: a number stays a whole number, a flag a flag. */
export function parseValue(text: string, original: unknown): number | boolean | null {
  if (typeof original === 'number') return /^\d{1,15}$/.test(text) ? Number(text) : null;
  if (typeof original === 'boolean')
    return text === 'true' ? true : text === 'false' ? false : null;
  return null;
}

/** The query of a state: keys sorted, defaults dropped; empty for the default. */
export function writeState(state: State, defaults: State): string {
  const query = new URLSearchParams();
  if (state.rule !== defaults.rule) query.set('c', state.rule);
  if (state.model !== defaults.model) query.set('m', state.model);
  for (const field of Object.keys(state.changes).sort()) {
    query.append('set', `${field}:${String(state.changes[field])}`);
  }
  if (query.size > 0) query.set('v', VERSION);
  const text = query.toString().replaceAll('%2F', '/').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}
