import { figureOf, givesFigure, type AskedFigure } from './figures.ts';
import type { Name, Page, Readings, SearchIndex } from './index.ts';
import { addressOf, askedOf, wordsOf } from './words.ts';
import type { ModelRow } from './data.ts';

/** A page that answers a query, and how well, from 0 to a little over 1. */
export interface Match {
  readonly page: Page;
  readonly score: number;
}

export interface Lookup {
  readonly words: readonly string[];
  /** Words that no page has, that no figure is, and that nothing is near to. */
  readonly unknown: readonly string[];
  /** Best first. */
  readonly matches: readonly Match[];
}

/** Below this a page shares a word with the query and no more. */
const LEAST = 0.12;

/** What a figure is worth where the label prints it, where a rule gives it, or where only cut digits do. */
const PRINTED = 0.9;
const GIVEN = 0.8;
const CUT = 0.6;

/** A word of the query with what it says and may stand for. */
interface Asked {
  readonly word: string;
  readonly weight: number;
  readonly readings: Readings;
  readonly figure: AskedFigure | null;
}

/** Finds pages by their names and figures: the first layer of the search, before any text is read. */
export function lookUp(index: SearchIndex, query: string): Lookup {
  const direct = pageAt(index, query);
  if (direct) return { words: wordsOf(query), unknown: [], matches: [{ page: direct, score: 2 }] };
  const words = wordsOf(askedOf(query));
  const readings = index.readingsOf(words);
  const asked = words.map((word, at) => ({
    word,
    weight: index.weightOf(word),
    readings: readings[at] ?? new Map<string, number>(),
    figure: figureOf(word),
  }));
  const figured = new Map(
    index.data.models.map((model) => [index.pages[model[0]], figuresMet(model, asked)]),
  );
  const prefer = preferenceFor(query, words);
  const matches = index.pages
    .map((page) => {
      const score = scoreOf(index, page, asked, figured.get(page) ?? new Map());
      return { page, score: score > 0 ? score + prefer[page.kind] : 0 };
    })
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score);
  const met = new Set([...figured.values()].flatMap((each) => [...each.keys()]));
  const unknown = asked
    .filter((each) => each.readings.size === 0 && each.weight > 1 && !met.has(each))
    .map(({ word }) => word);
  return { words, unknown, matches };
}

/** The page whose own address was pasted. */
function pageAt(index: SearchIndex, query: string): Page | undefined {
  const path = addressOf(query);
  return path === null ? undefined : index.pages.find((page) => page.path === path);
}

/** Among pages that fit alike: an answer for a question, a definition or a model for a word. */
function preferenceFor(
  query: string,
  words: readonly string[],
): Readonly<Record<Page['kind'], number>> {
  const question =
    query.includes('?') ||
    /^(why|what|how|is|are|does|do|can|should|which|when|where|if)$/.test(words[0] ?? '');
  return {
    Questions: question ? 0.08 : 0,
    Terms: question ? 0 : 0.03,
    Models: 0.02,
    Rules: 0.04,
    Explainers: 0.01,
    // A family is often called as its first model is, and the model is what is meant.
    Architectures: -0.2,
    Pages: -0.03,
  };
}

/** The better of two comparisons: with one name of the page, or with all its words at once. */
function scoreOf(
  index: SearchIndex,
  page: Page,
  asked: readonly Asked[],
  figures: ReadonlyMap<Asked, number>,
): number {
  const figureWeight = [...figures].reduce((sum, [{ weight }, worth]) => sum + weight * worth, 0);
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
  const byName = page.names.map((name) => likeness(index, name, asked, figures));
  const byFigures = whole > 0 ? (2 * figureWeight) / (whole + figureWeight) : 0;
  const covered = asked.reduce((sum, each) => {
    const met = Math.max(figures.get(each) ?? 0, bestReading(each, page.words));
    return sum + met * each.weight;
  }, 0);
  const best = Math.max(...byName, byFigures);
  return 0.8 * best + (0.2 * covered) / (whole || 1);
}

/** Twice what a name and the query share, over all that they say: 1 where they are the same. */
function likeness(
  index: SearchIndex,
  { words, worth }: Name,
  asked: readonly Asked[],
  figures: ReadonlyMap<Asked, number>,
): number {
  // GPT-2 is what gpt2 asks for, however it is cut into words.
  if (words.join('') === asked.map(({ word }) => word).join('')) return worth;
  const own = new Set(words);
  let shared = 0;
  let whole = 0;
  const met = new Set<string>();
  for (const each of asked) {
    whole += each.weight;
    const reading = bestReading(each, own);
    const figure = figures.get(each) ?? 0;
    shared += Math.max(reading, figure) * each.weight;
    if (reading > 0) for (const [word] of each.readings) if (own.has(word)) met.add(word);
    if (figure > reading) {
      // The figure is as good as a word of the name.
      shared += figure * each.weight;
      whole += figure * each.weight;
    }
  }
  for (const word of own) {
    const weight = index.weightOf(word);
    whole += weight;
    if (met.has(word)) shared += weight;
  }
  return met.size === 0 || whole === 0 ? 0 : (worth * shared) / whole;
}

function bestReading({ readings }: Asked, words: ReadonlySet<string>): number {
  let best = 0;
  for (const [word, worth] of readings) if (worth > best && words.has(word)) best = worth;
  return best;
}

/** Which of the figures asked a model has, and what that is worth. */
function figuresMet(model: ModelRow, asked: readonly Asked[]): Map<Asked, number> {
  const met = new Map<Asked, number>();
  for (const each of asked) {
    const worth = each.figure ? figureWorth(model, each.figure) : 0;
    if (worth > 0) met.set(each, worth);
  }
  return met;
}

function figureWorth(model: ModelRow, figure: AskedFigure): number {
  const [, , , labels] = model;
  const printed = labels.flatMap(([total, active]) => (figure.active ? [active] : [total, active]));
  if (figure.printed !== null && printed.includes(figure.printed)) return PRINTED;
  const counts = figure.active ? activeCounts(model) : model[4];
  const ways = counts.map((count) => givesFigure(count, figure));
  if (ways.includes('exact')) return PRINTED;
  return ways.includes('rounded') ? GIVEN : ways.includes('cut') ? CUT : 0;
}

/** Active figures that a label would mark as such, because the total is another. */
function activeCounts([, , , , figures, cells]: ModelRow): number[] {
  return cells.flatMap((cell, at) =>
    at % 2 === 1 && cell >= 0 && cell !== cells[at - 1] ? [figures[cell] ?? 0] : [],
  );
}
