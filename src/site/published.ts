import type { Model, Rule } from '#catalogue';
import { loadCorrections, loadPublished } from '#catalogue/published.ts';
import type { Correction, Pair, PublishedFigure } from '#catalogue/published.ts';
import { numberPath } from './addresses.ts';
import type { Weighing } from '#engine';
import { figureValue } from '#engine/report.ts';

/** What was published and what was corrected, read once per build. */
export const published: readonly PublishedFigure[] = loadPublished();
export const corrections: readonly Correction[] = loadCorrections();

/** When a model’s first figure was published; undefined where none has been. */
export function publishedSince(model: string): string | undefined {
  return published
    .filter((each) => each.model === model)
    .map(({ since }) => since)
    .sort()[0];
}

/** The corrections of a model, or of one of its figures, each with those figures alone; the latest first. */
export function correctionsOf(
  model: string,
  rule?: string,
  all: readonly Correction[] = corrections,
): readonly Correction[] {
  return all
    .map((correction) => ({
      ...correction,
      figures: correction.figures.filter(
        (each) => each.model === model && (rule === undefined || each.rule === rule),
      ),
    }))
    .filter(({ figures }) => figures.length > 0)
    .reverse();
}

/** Both figures of a weighing as they are published. */
export function pairOf({ total, active }: Pick<Weighing, 'total' | 'active'>): Pair {
  return { total: total.kind === 'exact' ? total.value : null, active: figureValue(active) };
}

interface Now {
  readonly models: readonly Pick<Model, 'id'>[];
  readonly rules: readonly Pick<Rule, 'id' | 'version' | 'supersedes'>[];
  /** Addresses that lead on to another. */
  readonly moved: { has(path: string): boolean };
  readonly figures: (model: string, rule: string) => Pair;
}

/**
 * What is wrong with the record of published figures: each must still be what
 * the engine gives, or have a chain of dated corrections that ends there.
 */
export function unexplained(
  figures: readonly PublishedFigure[],
  corrected: readonly Correction[],
  now: Now,
): string[] {
  const models = new Set(now.models.map(({ id }) => id));
  return figures.flatMap((each) => {
    const name = `${each.model} under ${each.rule} ${each.version}`;
    const rule = now.rules.find(({ id }) => id === each.rule);
    if (!rule || !models.has(each.model))
      return now.moved.has(numberPath(each.model, each.rule))
        ? []
        : [`${name}: it is gone, and content/redirects.json leads its address nowhere.`];
    if (rule.version !== each.version)
      return rule.supersedes.some(({ version }) => version === each.version)
        ? []
        : [`${name}: the rule is ${rule.version} now and does not say what ${each.version} was.`];
    return changes(each, corrected, now.figures(each.model, each.rule), name);
  });
}

function changes(
  first: PublishedFigure,
  corrected: readonly Correction[],
  now: Pair,
  name: string,
): string[] {
  let said: Pair = { total: first.total, active: first.active };
  for (const { id, date, figures } of corrected) {
    for (const { model, rule, version, was, now: after } of figures) {
      if (model !== first.model || rule !== first.rule || version !== first.version) continue;
      if (date < first.since || !same(was, said))
        return [`${name}: correction ${id} starts from ${text(was)}, published was ${text(said)}.`];
      said = after;
    }
  }
  return same(said, now)
    ? []
    : [
        `${name}: published as ${text(said)}, counted as ${text(now)}. If the count is right, add a correction to content/published/corrections.json.`,
      ];
}

const text = (pair: Pair): string => JSON.stringify([pair.total, pair.active]);
const same = (a: Pair, b: Pair): boolean => text(a) === text(b);
