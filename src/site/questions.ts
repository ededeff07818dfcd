import { getCollection, type CollectionEntry } from 'astro:content';
import { GROUPS } from './question-groups.ts';

export type Question = CollectionEntry<'questions'>;

/** All questions: by group, and within a group by their order. */
export async function questionsInOrder(): Promise<Question[]> {
  const entries = await getCollection('questions');
  return entries.sort(
    ({ data: a }, { data: b }) =>
      GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.order - b.order,
  );
}

/** Questions to read next: those a question names, and those that name it, so that no relation is one-way. */
export function relatedTo(entry: Question, all: readonly Question[]): Question[] {
  for (const slug of entry.data.related) {
    if (!all.some(({ id }) => id === slug))
      throw new Error(`content/faq/${entry.id}.mdx: related: no question "${slug}".`);
  }
  return all.filter(
    ({ id, data }) => entry.data.related.includes(id) || data.related.includes(entry.id),
  );
}

/** What the body of an answer names: ids of models and of rules, each once, in order of their first use. */
export function namedIn({ body = '' }: Question): { models: string[]; rules: string[] } {
  return {
    models: each(body, /(?:<Model id=|\bmodel=|\bmodel: )["']([^"']+)["']/g),
    rules: each(body, /(?:<Rule id=|\brule=|\brule: |\bfrom=|\bto=)["']([^"']+)["']/g),
  };
}

function each(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id = '']) => id))];
}

/** A quoted figure by its id, wherever it is declared. */
export async function quoteOf(id: string): Promise<Question['data']['quotes'][number]> {
  const pages = [...(await getCollection('questions')), ...(await getCollection('myths'))];
  const quotes = pages.flatMap(({ data }) => data.quotes);
  const [quote, second] = quotes.filter((one) => one.id === id);
  if (!quote) throw new Error(`<Quoted ${id}>: no page's front matter has a quote of this id.`);
  if (second) throw new Error(`<Quoted ${id}>: two quotes share this id.`);
  return quote;
}
