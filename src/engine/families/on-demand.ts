import { know, knowTypes } from './known.ts';
import { typeOf } from './type-of.ts';

/**
 * Loads the families of some configs, and before them the table that says where
 * each is; a `model_type` that isn't read is left for the engine to refuse.
 */
export async function loadFamilies(modelTypes: Iterable<unknown>): Promise<void> {
  const { TABLE, TYPES } = await import('./table.ts');
  knowTypes(TYPES);
  const wanted = new Set(modelTypes);
  const entries = TABLE.filter(({ types }) => types.some((type) => wanted.has(type)));
  for (const family of await Promise.all(entries.map(({ load }) => load()))) know(family);
}

/** Loads the family that reads a config; only the table for what is no config, which the engine refuses. */
export async function loadFamilyOf(config: unknown): Promise<void> {
  const isObject = typeof config === 'object' && config !== null;
  await loadFamilies(isObject ? [typeOf(config as Readonly<Record<string, unknown>>)] : []);
}
