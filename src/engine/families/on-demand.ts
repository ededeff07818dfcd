import { know } from './known.ts';
import { TABLE } from './table.ts';

/** Loads the families of some configs; a `model_type` that isn't read is left for the engine to refuse. */
export async function loadFamilies(modelTypes: Iterable<unknown>): Promise<void> {
  const wanted = new Set(modelTypes);
  const entries = TABLE.filter(({ types }) => types.some((type) => wanted.has(type)));
  for (const family of await Promise.all(entries.map(({ load }) => load()))) know(family);
}
