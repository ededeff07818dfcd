import { getCollection, type CollectionEntry } from 'astro:content';

/** The explainers in their reading order. */
export async function readingOrder(): Promise<CollectionEntry<'explainers'>[]> {
  const entries = await getCollection('explainers');
  return entries.sort((a, b) => a.data.order - b.data.order);
}
