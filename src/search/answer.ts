import { figuresOf, OWN, type ModelRow } from './data.ts';
import { figureOf, givesFigure, type AskedFigure } from './figures.ts';
import type { Page, Readings, SearchIndex } from './index.ts';
import { addressOf, isSmall, wordsOf } from './words.ts';

/** A figure under another rule or of another model that the query names as well. */
export interface Beside {
  readonly name: string;
  readonly path: string;
  readonly value: number;
}

/** The figure a query asks for, with everything that must stand beside a figure. */
export interface Answer {
  readonly model: string;
  readonly rule: string;
  /** What the rule takes, in a line. */
  readonly short: string;
  readonly why: (typeof OWN)[number];
  readonly part: 'total' | 'active';
  readonly value: number;
  /** The other figure of the pair, where there is one and it differs. */
  readonly other: number | null;
  /** The page of this number, under the base path. */
  readonly path: string;
  readonly otherRules: readonly Beside[];
  readonly otherModels: readonly Beside[];
}

/** Words that ask for a count without saying which. */
const NEUTRAL = new Set(
  'parameter param count counted number size big large model weight figure rule under per token exactly version llm ai'.split(
    ' ',
  ),
);
const QUANTITIES: ReadonlyMap<string, 'total' | 'active'> = new Map([
  ['total', 'total'],
  ['active', 'active'],
  ['activated', 'active'],
]);
/** More models than this share what the query names, and it names none. */
const MOST_MODELS = 4;

interface Query {
  readonly words: readonly string[];
  readonly readings: readonly Readings[];
}
interface Named {
  readonly row: ModelRow;
  readonly page: Page;
  /** Places of the query's words that name the model. */
  readonly words: ReadonlySet<number>;
  /** Words of its name that the query leaves out. */
  readonly missing: number;
}

/** The figure for a query that names a model and a quantity, a rule or a printed figure; null for any other. */
export function answerTo(index: SearchIndex, query: string): Answer | null {
  if (addressOf(query) !== null) return null;
  const words = wordsOf(query);
  const asked: Query = { words, readings: index.readingsOf(words) };
  const [named, ...others] = namedModels(index, asked);
  if (!named || others.length >= MOST_MODELS) return null;
  const rest = words.filter((word, at) => !named.words.has(at) && !NEUTRAL.has(word));
  const choice = choose(index, named.row, rest);
  if (!choice) return null;
  const { rule, part } = choice;
  const value = cellOf(named.row, rule, part);
  if (value === null) return null;
  const other = cellOf(named.row, rule, part === 'total' ? 'active' : 'total');
  const [rulePage = 0, id = '', short = ''] = index.data.rules[rule] ?? [];
  return {
    model: named.page.title,
    rule: index.pages[rulePage]?.title ?? id,
    short,
    why: rule === named.row[1] ? (OWN[named.row[2]] ?? 'chosen') : 'chosen',
    part,
    value,
    other: other === value ? null : other,
    path: `${named.page.path}${id}/`,
    otherRules: otherRules(index, named, rule, part, value),
    otherModels: others.flatMap(({ row, page }) => {
      const theirs = cellOf(row, rule, part);
      return theirs === null
        ? []
        : [{ name: page.title, path: `${page.path}${id}/`, value: theirs }];
    }),
  };
}

/** Models whose name the query says most of, all that say it alike. */
function namedModels(index: SearchIndex, { words, readings }: Query): Named[] {
  const named = index.data.models.flatMap((row) => {
    const page = index.pages[row[0]];
    if (!page) return [];
    const ways = page.names.map((name): Named => {
      const own = new Set(name.words);
      const said = words.flatMap((word, at) =>
        !isSmall(word) && [...(readings[at]?.keys() ?? [])].some((reading) => own.has(reading))
          ? [at]
          : [],
      );
      const met = new Set(said.flatMap((at) => [...(readings[at]?.keys() ?? [])]));
      const missing = [...own].filter((word) => !met.has(word)).length;
      return { row, page, words: new Set(said), missing };
    });
    ways.sort((a, b) => b.words.size - a.words.size || a.missing - b.missing);
    return ways.slice(0, 1);
  });
  const spoken = named.filter((each) =>
    [...each.words].some((at) => /^\D{2}/.test(words[at] ?? '')),
  );
  spoken.sort((a, b) => b.words.size - a.words.size || a.missing - b.missing);
  const [best] = spoken;
  return spoken.filter(
    ({ words: said, missing }) => said.size === best?.words.size && missing === best.missing,
  );
}

interface Choice {
  readonly rule: number;
  readonly part: 'total' | 'active';
}

/** What the words beside the model's name ask for. Null where they ask for nothing, or for something else. */
function choose(index: SearchIndex, row: ModelRow, rest: readonly string[]): Choice | null {
  const figures = rest.flatMap((word) => figureOf(word) ?? []);
  const met = figures.flatMap((figure) => ruleGiving(row, figure) ?? []);
  const spoken = rest.filter((word) => figureOf(word) === null);
  const quantity = spoken.map((word) => QUANTITIES.get(word)).find(Boolean);
  const rule = ruleNamed(index, spoken);
  // A number that is no figure of the model means another model or another question.
  if (met.length < figures.length || spoken.some((word) => /\d/.test(word))) return null;
  const left = spoken.filter(
    (word) => !isSmall(word) && !QUANTITIES.has(word) && !rule?.words.has(word),
  );
  if (left.length > 1) return null;
  if (rule) {
    const active = cellOf(row, rule.rule, 'active');
    const differs = active !== null && active !== cellOf(row, rule.rule, 'total');
    return { rule: rule.rule, part: quantity === 'total' || !differs ? 'total' : 'active' };
  }
  if (met[0]) return met[0];
  if (left.length > 0 || !quantity) return null;
  return { rule: row[1], part: quantity };
}

/** The rule that the words name, with the words of its name. */
function ruleNamed(
  index: SearchIndex,
  spoken: readonly string[],
): { rule: number; words: ReadonlySet<string> } | null {
  // Here small words tell rules apart: all but MTP is not MTP.
  const weightOf = (word: string): number => (isSmall(word) ? 2 : index.weightOf(word));
  const sum = (words: readonly string[]): number =>
    words.reduce((total, word) => total + weightOf(word), 0);
  let best: { rule: number; words: ReadonlySet<string> } | null = null;
  let likest = 0.7;
  index.data.rules.forEach(([at], rule) => {
    for (const name of index.pages[at]?.names ?? []) {
      const words = new Set(name.words);
      const shared = spoken.filter((word) => words.has(word));
      const asked = spoken.filter((word) => !isSmall(word) || words.has(word));
      const likeness = (2 * sum(shared)) / (sum(asked) + sum([...words]) || 1);
      if (likeness > likest) {
        likest = likeness;
        best = { rule, words };
      }
    }
  });
  return best;
}

/** The rule and part that give a figure: the model's own rule first, exact before rounded. */
function ruleGiving(row: ModelRow, figure: AskedFigure): Choice | null {
  const rules = Array.from({ length: row[5].length / 2 }, (_, rule) => rule);
  const order = [row[1], ...rules.filter((rule) => rule !== row[1])];
  const parts = figure.active ? (['active'] as const) : (['total', 'active'] as const);
  for (const rule of order) {
    for (const part of parts) {
      const count = cellOf(row, rule, part);
      const way = count === null ? null : givesFigure(count, figure);
      if (way === 'exact' || way === 'rounded') return { rule, part };
    }
  }
  return null;
}

function otherRules(
  index: SearchIndex,
  { row, page }: Named,
  chosen: number,
  part: 'total' | 'active',
  value: number,
): Beside[] {
  const seen = new Set([value]);
  return index.data.rules
    .flatMap(([at, id], rule) => {
      const count = cellOf(row, rule, part);
      if (rule === chosen || count === null || seen.has(count)) return [];
      seen.add(count);
      return [{ name: index.pages[at]?.title ?? id, path: `${page.path}${id}/`, value: count }];
    })
    .slice(0, 3);
}

/** A model's figure under a rule, by the rule's place. */
function cellOf(row: ModelRow, rule: number, part: 'total' | 'active'): number | null {
  return figuresOf(row, rule)[part];
}
