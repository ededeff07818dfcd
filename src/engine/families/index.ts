import type { Family } from './family.ts';
import { know } from './known.ts';
import { TABLE } from './table.ts';

/** Every architecture, loaded: what the terminal, the build and the tests work with. */
export const FAMILIES: readonly Family[] = await Promise.all(TABLE.map(({ load }) => load()));

FAMILIES.forEach(know);
