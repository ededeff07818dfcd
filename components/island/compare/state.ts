/** What a shared link of a comparison says: models under one rule, or one model under all. */
export interface State {
  /** The first is what the others are measured against; the others’ order says nothing and is kept sorted. */
  readonly models: readonly string[];
  /** A rule’s id, or EVERY. */
  readonly rule: string;
}

/** Stands for a rule’s id where one model is compared under all of them. */
export const EVERY = 'all';

/** So many models a reader takes in at once. */
export const MOST = 6;

export interface Known {
  readonly models: readonly { readonly id: string }[];
  readonly rules: readonly { readonly id: string }[];
}

export interface Read {
  readonly state: State;
  /** What in the link wasn’t understood; what the page shows instead is said. */
  readonly problems: readonly string[];
}

const VERSION = '1';

/** One spelling for each state: each model once, the ones after the first sorted, one alone under every rule. */
export function normal({ models, rule }: State): State {
  const [first, ...others] = [...new Set(models)];
  if (first === undefined) throw new Error('A comparison has a model.');
  return { models: rule === EVERY ? [first] : [first, ...others.sort()], rule };
}

/** Reads `?c=<rule>&m=<model>,<model>…&v=1`. Whatever isn’t understood is named, and the page shows the default or the rest. */
export function readState(search: string, standard: State, known: Known): Read {
  const query = new URLSearchParams(search);
  const version = query.get('v') ?? VERSION;
  if (version !== VERSION) {
    const problem = `This link is of version ${version}; only ${VERSION} is known here.`;
    return { state: standard, problems: [problem] };
  }
  const problems: string[] = [];
  const rule = query.get('c')?.toLowerCase() ?? standard.rule;
  const ruleKnown = rule === EVERY || known.rules.some(({ id }) => id === rule);
  if (!ruleKnown) problems.push(`No rule “${rule}” here; ${standard.rule} stands in its place.`);
  const given = [...new Set(query.getAll('m').flatMap((each) => each.toLowerCase().split(',')))];
  const models = given.filter((id) => known.models.some((model) => model.id === id));
  for (const id of given.filter((each) => !models.includes(each)))
    problems.push(`No model “${id}” here; it is left out.`);
  if (given.length > 0 && models.length === 0)
    problems.push('The models of this page’s own comparison are shown.');
  if (rule === EVERY && models.length > 1)
    problems.push('Under every rule one model is shown: the first.');
  else if (models.length > MOST) problems.push(`Of ${models.length} models ${MOST} are shown.`);
  const state = {
    models: models.length > 0 ? models.slice(0, MOST) : standard.models,
    rule: ruleKnown ? rule : standard.rule,
  };
  return { state: normal(state), problems };
}

/** The query of a state: keys sorted, defaults dropped; empty for the default. */
export function writeState(state: State, standard: State): string {
  const { models, rule } = normal(state);
  const query = new URLSearchParams();
  if (rule !== standard.rule) query.set('c', rule);
  const unasked = normal({ models: standard.models, rule });
  if (models.join() !== unasked.models.join()) query.set('m', models.join());
  if (query.size === 0) return '';
  query.set('v', VERSION);
  return `?${query.toString().replaceAll('%2F', '/').replaceAll('%2C', ',')}`;
}
