/** The closed set of groups into which mistakes fall, in the order of their page. */
export const MYTH_GROUPS = ['experts', 'totals', 'files', 'tables', 'names', 'formulas'] as const;

export type MythGroup = (typeof MYTH_GROUPS)[number];

export const MYTH_GROUP_NAMES: Readonly<Record<MythGroup, string>> = {
  experts: 'Experts and active figures',
  totals: 'Labels and totals',
  files: 'Files and formats',
  tables: 'Vocabulary tables',
  names: 'Names',
  formulas: 'Formulas',
};
