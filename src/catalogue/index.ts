/** Content records, validated and frozen. The schema library stays in this folder. */
export { loadCatalogue } from './load.ts';
export type { Catalogue, Model, Rule } from './load.ts';
export { loadFormats } from './formats.ts';
export type { Format, Formats } from './formats.ts';
export { parseFile } from './read.ts';
export type { Claim, ConventionRecord, ModelRecord, Source } from './schema.ts';
export { loadTerms, wordsOf } from './terms.ts';
export type { Term } from './terms.ts';
export type { Category, Criterion, Example, Subject } from './term-schema.ts';
