import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typesOf } from '#engine/families/family.ts';
import { FAMILIES } from '#engine/families/index.ts';
import { models, rules, weighingOf } from './weighed.ts';

/** What the figures are checked against, counted from the tests' own files so that the page about it can't lag behind. */
export interface Checks {
  readonly families: number;
  readonly modelTypes: number;
  /** Configs built by their reference classes, and the kinds of tensor compared with them. */
  readonly cases: number;
  readonly rows: number;
  /** Figures published or computed by others, and the models they are about. */
  readonly published: number;
  readonly publishedModels: number;
}

const tests = join(process.cwd(), 'test');
const read = <T>(path: string): T => JSON.parse(readFileSync(join(tests, path), 'utf8')) as T;

export function countChecks(): Checks {
  const goldens = readdirSync(join(tests, 'oracle/goldens'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => read<{ cases: { rows: unknown[] }[] }>(`oracle/goldens/${name}`));
  const cases = goldens.flatMap((golden) => golden.cases);
  const published = readdirSync(join(tests, 'engine/facts'))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => read<{ figures: unknown[] }[]>(`engine/facts/${name}`));
  return {
    families: FAMILIES.length,
    modelTypes: FAMILIES.reduce((sum, family) => sum + typesOf(family).length, 0),
    cases: cases.length,
    rows: cases.reduce((sum, { rows }) => sum + rows.length, 0),
    published: published.reduce((sum, { figures }) => sum + figures.length, 0),
    publishedModels: published.length,
  };
}

/** Pairs of model and rule without a figure, by the reason. */
export function undefinedPairs(): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>();
  for (const model of models) {
    for (const rule of rules) {
      const { total } = weighingOf(model, rule);
      if (total.kind === 'none') reasons.set(total.why, (reasons.get(total.why) ?? 0) + 1);
    }
  }
  return reasons;
}
