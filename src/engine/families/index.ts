import type { Family } from './family.ts';
import { know, knowTypes } from './known.ts';
import { TABLE, TYPES } from './table.ts';

/** Every architecture, loaded: what the terminal, the build and the tests work with. */
export const FAMILIES: readonly Family[] = await Promise.all(TABLE.map(({ load }) => load()));

FAMILIES.forEach(know);
knowTypes(TYPES);
