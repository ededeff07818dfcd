/**
 * What the search knows of the site before it reads a page's text: a title, an
 * address and other names for each page, and the figures of each model. It is
 * emitted at build as one compact file and loaded when a reader first searches.
 */
export const KINDS = [
  'Models',
  'Rules',
  'Terms',
  'Questions',
  'Explainers',
  'Architectures',
  'Pages',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kind (as its place in KINDS), title, address under the base path, other names, what the page says in a line. */
export type PageRow = readonly [
  kind: number,
  title: string,
  path: string,
  aliases: readonly string[],
  about: string,
];

/** A rule: its page's place in `pages`, its id, its one line, its version. */
export type RuleRow = readonly [page: number, id: string, short: string, version: string];

/** Why a model is answered under a rule: its maker states it, it gives the maker's label, or neither. */
export const OWN = ['chosen', 'gives the label', 'stated'] as const;

/**
 * A model: its page's place in `pages`, the rule it is answered under and why,
 * the labels printed for it, its distinct figures, and for each rule its total
 * and active figure as places in that list, −1 where there is none.
 */
export type ModelRow = readonly [
  page: number,
  rule: number,
  why: number,
  labels: readonly (readonly [total: string | null, active: string | null])[],
  figures: readonly number[],
  cells: readonly number[],
];

export interface SearchData {
  /** The site's origin and base path, for links to paste. */
  readonly root: string;
  /** The base path alone. */
  readonly base: string;
  readonly pages: readonly PageRow[];
  readonly rules: readonly RuleRow[];
  readonly models: readonly ModelRow[];
}

/** A model's two figures under a rule, by the rule's place; null where there is none. */
export function figuresOf(
  [, , , , figures, cells]: ModelRow,
  rule: number,
): { readonly total: number | null; readonly active: number | null } {
  const at = (cell: number | undefined): number | null => figures[cell ?? -1] ?? null;
  return { total: at(cells[2 * rule]), active: at(cells[2 * rule + 1]) };
}
