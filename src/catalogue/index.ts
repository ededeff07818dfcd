/** Content records, validated and frozen. The schema library stays in this folder. */
export { loadCatalogue } from './load.ts';
export type { Catalogue, Model, Rule } from './load.ts';
export { loadFormats, loadPackings } from './formats.ts';
export type { Format, Formats, PackingScheme } from './formats.ts';
export { parseFile } from './read.ts';
export { statedBy } from './stated-by.ts';
export { loadHeldClaims } from './held-claims.ts';
export type { HeldClaim } from './held-claims.ts';
export type { Claim, ConventionRecord, ModelRecord, PartClaim, Source } from './schema.ts';
export { loadTerms, wordsOf } from './terms.ts';
export type { Term } from './terms.ts';
export type { Category, Criterion, Example, Subject } from './term-schema.ts';
