/** A page the search found. */
export interface Hit {
  readonly title: string;
  readonly address: string;
  readonly kind: string;
  readonly excerpt: string;
}

interface PagefindResult {
  readonly data: () => Promise<{
    readonly url: string;
    readonly excerpt: string;
    readonly meta: { readonly title?: string; readonly kind?: string; readonly about?: string };
  }>;
}
interface Pagefind {
  readonly options: (options: object) => Promise<void>;
  readonly debouncedSearch: (
    query: string,
    options?: object,
    wait?: number,
  ) => Promise<{ results: PagefindResult[] } | null>;
  readonly search: (query: string) => Promise<{ results: PagefindResult[] }>;
}

let loading: Promise<Pagefind> | null = null;

/** The index is a build product, so it is imported by its address at run time, on first use. */
export function loadIndex(address: string): Promise<Pagefind> {
  loading ??= import(/* @vite-ignore */ address).then(async (pagefind: Pagefind) => {
    await pagefind.options({ excerptLength: 18 });
    return pagefind;
  });
  return loading;
}

export interface Found {
  readonly count: number;
  readonly hits: readonly Hit[];
}

/**
 * Searches for all words; where no page has them all, for each longest run of
 * them, because a pasted sentence has words that no page holds.
 */
export async function find(index: string, query: string, most: number): Promise<Found> {
  const pagefind = await loadIndex(index);
  const words = tellingOf(wordsOf(query));
  if (words.length === 0) return { count: 0, hits: [] };
  let { results } = await pagefind.search(words.join(' '));
  if (results.length === 0 && words.length > 1) results = await mostShared(pagefind, words);
  const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return {
    count: results.length,
    hits: namedFirst(words, data).map(({ url, excerpt, meta }) => ({
      title: meta.title ?? url,
      address: url,
      kind: meta.kind ?? 'Pages',
      excerpt: meta.about ?? excerpt.replaceAll(/<[^>]+>/g, ''),
    })),
  };
}

/** A page whose name is what was typed comes first, then pages whose names begin with it. */
function namedFirst<T extends { readonly meta: { readonly title?: string } }>(
  words: readonly string[],
  pages: readonly T[],
): T[] {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const asked = plain(words.join('').split('/').at(-1) ?? '');
  const distance = ({ meta: { title = '' } }: T): number => {
    const name = plain(title);
    return name === asked ? 0 : name.startsWith(asked) ? 1 : 2;
  };
  return [...pages].sort((a, b) => distance(a) - distance(b));
}

/** A pasted Hub address is looked up by its repository; case and stray punctuation don't matter. */
export function wordsOf(query: string): string[] {
  const repository = /^\s*https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)/.exec(query)?.[1];
  return (repository ?? query)
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean);
}

/** Words that say how a sentence goes and not what it is about. */
const STOP = new Set(
  'a an and are as at but by can do does for from has have how i if in is it me my not of on or so than that the there this to versus vs was what when where which who why with says say'.split(
    ' ',
  ),
);

/** What is asked about; a query of nothing but small words is kept whole. */
function tellingOf(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !STOP.has(word));
  return telling.length > 0 ? telling : words;
}

/** Pages by how many of the words they hold. */
async function mostShared(pagefind: Pagefind, words: readonly string[]): Promise<PagefindResult[]> {
  const scores = new Map<string, { result: PagefindResult; score: number }>();
  for (const word of words.filter((each) => each.length > 1)) {
    const { results } = await pagefind.search(word);
    for (const result of results.slice(0, 30) as (PagefindResult & { id: string })[]) {
      const entry = scores.get(result.id);
      // A rare word says more than a common one.
      const weight = 1 / (1 + results.length);
      scores.set(result.id, { result, score: (entry?.score ?? 0) + weight });
    }
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map(({ result }) => result);
}
