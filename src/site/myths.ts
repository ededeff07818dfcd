import { getCollection, type CollectionEntry } from 'astro:content';
import type { Findable } from './findable.ts';
import { MYTH_GROUPS } from './myth-groups.ts';

export type Myth = CollectionEntry<'myths'>;

/** All mistakes: by group, and within a group by their order. */
export async function mythsInOrder(): Promise<Myth[]> {
  const entries = await getCollection('myths');
  return entries.sort(
    ({ data: a }, { data: b }) =>
      MYTH_GROUPS.indexOf(a.group) - MYTH_GROUPS.indexOf(b.group) || a.order - b.order,
  );
}

/** The pages a mistake leads to, by their own titles. @throws Error where an address is no findable page. */
export function furtherFrom(
  { id, data }: Myth,
  pages: readonly Findable[],
): { title: string; path: string }[] {
  return data.more.map((path) => {
    const [address = ''] = path.split('#');
    const page = pages.find((each) => each.path === address);
    if (page) return { title: page.title, path };
    throw new Error(`content/myths/${id}.mdx: more: no page "${path}".`);
  });
}
