/**
 * What a link to a count says: a rule, and where the figures come from. A config
 * travels in the fragment, which no server is sent; repositories in the query.
 */
export interface CountAddress {
  readonly rule: string;
  /** Repositories at a commit, in the order in which they were weighed. */
  readonly hubs: readonly string[];
  /** Experts a token uses, entered by hand for a single source. */
  readonly topK: number | null;
  /** A config's text, packed; empty where there is none. */
  readonly config: string;
}

export interface ReadAddress {
  readonly address: CountAddress;
  /** What in the link wasn't understood; the default stands in its place. */
  readonly problems: readonly string[];
}

const VERSION = '1';
/** Sources that are held against one another at most. */
export const MOST_SOURCES = 3;

/** Reads `?c=<rule>&hub=<org/name@commit>&k=<top-k>&v=1#config=<packed>`. */
export function readAddress(
  search: string,
  hash: string,
  { rule: standard, rules }: { readonly rule: string; readonly rules: readonly string[] },
): ReadAddress {
  const query = new URLSearchParams(search);
  const nothing: CountAddress = { rule: standard, hubs: [], topK: null, config: '' };
  const version = query.get('v') ?? VERSION;
  if (version !== VERSION) {
    const problem = `This link is of version ${version}; only ${VERSION} is known here.`;
    return { address: nothing, problems: [problem] };
  }
  const problems: string[] = [];
  const given = query.get('c')?.toLowerCase() ?? standard;
  const rule = rules.includes(given) ? given : standard;
  if (rule !== given) problems.push(`No rule “${given}” here; the ticket shows ${standard}.`);
  const k = query.get('k');
  const topK = k !== null && /^[1-9]\d{0,4}$/.test(k) ? Number(k) : null;
  if (k !== null && topK === null) problems.push(`“${k}” is no number of experts; it is left out.`);
  const hubs = query.getAll('hub');
  if (hubs.length > MOST_SOURCES)
    problems.push('More repositories than are compared here; the last are left out.');
  const config = /^#config=([\w-]+)$/.exec(hash)?.[1] ?? '';
  return { address: { rule, hubs: hubs.slice(0, MOST_SOURCES), topK, config }, problems };
}

/** The query and fragment of a count: keys sorted, defaults dropped; empty for nothing. */
export function writeAddress({ rule, hubs, topK, config }: CountAddress, standard: string): string {
  const query = new URLSearchParams();
  if (rule !== standard) query.set('c', rule);
  for (const hub of hubs) query.append('hub', hub);
  if (topK !== null) query.set('k', String(topK));
  if (query.size > 0) query.set('v', VERSION);
  const text = query
    .toString()
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':')
    .replaceAll('%40', '@');
  return (text === '' ? '' : `?${text}`) + (config === '' ? '' : `#config=${config}`);
}
