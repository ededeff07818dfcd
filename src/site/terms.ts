import { loadTerms, type Category, type Term } from '#catalogue';
import { CATEGORIES } from '#catalogue/term-schema.ts';

/** The glossary, read once per build and shared by all pages and cards. */
export const terms: readonly Term[] = loadTerms();

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  counts: 'Counts',
  rules: 'Rules',
  experts: 'Experts',
  tables: 'Vocabulary tables',
  layers: 'Layers',
  draft: 'MTP and towers',
  training: 'Training',
  storage: 'Storage',
  use: 'Use',
  files: 'Files',
};

export function termBySlug(slug: string): Term {
  const term = terms.find((each) => each.slug === slug);
  if (!term) throw new Error(`No term "${slug}" in content/glossary.`);
  return term;
}

/** Terms under the first letter or digit of their names. */
export function termsByLetter(): [letter: string, terms: readonly Term[]][] {
  return [...Map.groupBy(terms, ({ term }) => term.slice(0, 1).toUpperCase())].sort(([a], [b]) =>
    a.localeCompare(b, 'en'),
  );
}

export interface Theme {
  readonly id: Category;
  readonly name: string;
  readonly members: readonly Term[];
}

/** Terms by theme, in the order of the themes; empty themes are left out. */
export function termsByTheme(): readonly Theme[] {
  return CATEGORIES.map((id) => ({
    id,
    name: CATEGORY_NAMES[id],
    members: terms.filter(({ category }) => category === id),
  })).filter(({ members }) => members.length > 0);
}
