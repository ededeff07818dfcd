/** Content records, validated and frozen. The schema library stays in this folder. */
export { loadCatalogue } from './load.ts';
export type { Catalogue, Model, Rule } from './load.ts';
export { parseFile } from './read.ts';
export type { Claim, ConventionRecord, ModelRecord, Source } from './schema.ts';
