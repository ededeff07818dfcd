import { answerTo, type Answer } from '../../src/search/answer.ts';
import type { SearchData } from '../../src/search/data.ts';
import { SearchIndex, type Page } from '../../src/search/index.ts';
import { lookUp } from '../../src/search/lookup.ts';
import { narrow } from '../../src/search/narrow.ts';
import { typedWords, wordsOf } from '../../src/search/words.ts';

/** A page the search found. */
export interface Hit {
  readonly title: string;
  readonly address: string;
  readonly kind: string;
  readonly excerpt: string;
  /** A model's printed label; empty for other pages. */
  readonly label: string;
}

export interface Found {
  /** The figure itself, where the query names a model and what of it. */
  readonly answer: Answer | null;
  readonly hits: readonly Hit[];
  /** Words of the query as the search compares them. */
  readonly words: readonly string[];
  /** Words that nothing here has. */
  readonly unknown: readonly string[];
  /** Address of the site, for links to paste. */
  readonly root: string;
}

/** Where the two layers of the search are: what names the pages, and their text. */
export interface Sources {
  readonly names: string;
  readonly text: string;
}

interface TextResult {
  readonly id: string;
  readonly data: () => Promise<{
    readonly url: string;
    readonly meta: { readonly title?: string };
  }>;
}
interface Pagefind {
  readonly options: (options: object) => Promise<void>;
  readonly search: (query: string) => Promise<{ results: TextResult[] }>;
}

let names: Promise<SearchIndex> | null = null;
let text: Promise<Pagefind> | null = null;

function loadNames(address: string): Promise<SearchIndex> {
  names ??= readNames(address).catch((error: unknown) => {
    // A line that was down may be up again at the next letter.
    names = null;
    throw error;
  });
  return names;
}

async function readNames(address: string): Promise<SearchIndex> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new SearchIndex((await response.json()) as SearchData);
}

/** The index is a build product, so it is imported by its address at run time, on first use. */
function loadText(address: string): Promise<Pagefind> {
  text ??= import(/* @vite-ignore */ address).then(async (pagefind: Pagefind) => {
    // Its worker would be bound by no page's policy.
    await pagefind.options({ excerptLength: 18, noWorker: true });
    return pagefind;
  });
  return text;
}

/** Loads both layers before the first question, when a reader has turned to the search. */
export function prepare(sources: Sources): void {
  // What fails here fails again, and is said, when something is asked.
  Promise.allSettled([loadNames(sources.names), loadText(sources.text)]);
}

/** A page that fits its query this well stays above whatever the text brings. */
const SURE = 0.6;
/** What the first page of the text counts, where it has all words and where it has some. */
const ALL_WORDS = 0.35;
const SOME_WORDS = 0.2;

/**
 * Finds pages by name and figure at once, then again with those that only
 * their text brings. Pages of the first answer keep their places in the second.
 */
export async function* find(
  sources: Sources,
  query: string,
  most: number,
): AsyncGenerator<Found, void, void> {
  const index = await loadNames(sources.names);
  const lookup = lookUp(index, query);
  const { words, unknown } = lookup;
  const answer = answerTo(index, query);
  const root = index.data.root.slice(0, index.data.root.length - index.data.base.length);
  const known = lookup.matches.map(({ page, score }) => ({ hit: hitOf(index, page), score }));
  const said = { answer, words, unknown, root };
  yield {
    ...said,
    hits: known
      .filter(({ score }) => score >= SURE)
      .slice(0, most)
      .map(({ hit }) => hit),
  };
  const read = await readText(index, await loadText(sources.text), typedWords(query), most);
  yield { ...said, hits: merged(known, read).slice(0, most) };
}

function hitOf(
  index: SearchIndex,
  { title, path, kind, about }: Pick<Page, 'title' | 'path' | 'about' | 'kind'>,
): Hit {
  return { title, address: path, kind, excerpt: about, label: labelOf(index, path) };
}

/** 355B-A32B: what a model's maker prints, which tells models of like names apart. */
function labelOf({ data }: SearchIndex, path: string): string {
  const row = data.models.find(([page]) => data.pages[page]?.[2] === path);
  const [total, active] = row?.[3][0] ?? [null, null];
  return [total, active && `A${active}`].filter(Boolean).join('-');
}

interface Scored {
  readonly hit: Hit;
  readonly score: number;
}

/** Pages whose text has the words, or the rarest of them. */
async function readText(
  index: SearchIndex,
  pagefind: Pagefind,
  words: readonly string[],
  most: number,
): Promise<Scored[]> {
  if (words.length === 0) return [];
  const { results: all } = await pagefind.search(words.join(' '));
  const results = all.length > 0 ? all : await rarest(index, pagefind, [...new Set(words)]);
  const worth = all.length > 0 ? ALL_WORDS : SOME_WORDS;
  const data = await Promise.all(results.slice(0, most).map((result) => result.data()));
  return data.map(({ url, meta }, at) => {
    const page = index.pages.find(({ path }) => path === url);
    const unlisted = { title: meta.title ?? url, path: url, kind: 'Pages', about: '' } as const;
    return { hit: hitOf(index, page ?? unlisted), score: worth / (1 + 0.15 * at) };
  });
}

/** More words than these say no more about what is sought. */
const MOST_WORDS = 6;

async function rarest(
  index: SearchIndex,
  pagefind: Pagefind,
  words: readonly string[],
): Promise<TextResult[]> {
  const weightOf = (word: string): number =>
    Math.max(...wordsOf(word).map((part) => index.weightOf(part)));
  const asked = [...words].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_WORDS);
  const found = await Promise.all(asked.map((word) => pagefind.search(word)));
  const byId = new Map(found.flatMap(({ results }) => results).map((each) => [each.id, each]));
  const ids = narrow(found.map(({ results }) => results.map(({ id }) => id)));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function merged(known: readonly Scored[], read: readonly Scored[]): Hit[] {
  const sure = known.filter(({ score }) => score >= SURE);
  const rest = new Map<string, Scored>();
  for (const each of [...known.slice(sure.length), ...read]) {
    const { address } = each.hit;
    if (sure.some(({ hit }) => hit.address === address)) continue;
    const before = rest.get(address);
    rest.set(address, { hit: before?.hit ?? each.hit, score: each.score + (before?.score ?? 0) });
  }
  return [...sure, ...[...rest.values()].sort((a, b) => b.score - a.score)].map(({ hit }) => hit);
}
