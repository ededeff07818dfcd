import { OWN, KINDS, type ModelRow, type SearchData } from '../search/data.ts';
import type { Figure } from '#engine';
import type { Model } from '#catalogue';
import { modelPath, rulePath } from './addresses.ts';
import { findable } from './findable.ts';
import { ownRuleOf } from './own-rule.ts';
import { absolute, href } from './url.ts';
import { models, rules, weighingOf } from './weighed.ts';

/** The search's knowledge of the site, from the records and the engine. */
export async function searchData(): Promise<SearchData> {
  const pages = await findable();
  const placeOf = (path: string): number => {
    const place = pages.findIndex((page) => page.path === path);
    if (place < 0) throw new Error(`${path} is no findable page.`);
    return place;
  };
  return {
    root: absolute(''),
    base: href(''),
    pages: pages.map(({ kind, title, path, aliases, about }) => [
      KINDS.indexOf(kind),
      title,
      href(path),
      aliases,
      about,
    ]),
    rules: rules.map(({ id, short, version }) => [placeOf(rulePath(id)), id, short, version]),
    models: models.map((model) => modelRow(model, placeOf(modelPath(model.id)))),
  };
}

function modelRow(model: Model, page: number): ModelRow {
  const { rule: own, why } = ownRuleOf(model);
  const weighed = rules.flatMap((rule) => {
    const { total, active } = weighingOf(model, rule);
    return [total, active].map(exact);
  });
  const figures = [...new Set(weighed.filter((value) => value !== null))].sort((a, b) => a - b);
  return [
    page,
    rules.indexOf(own),
    OWN.indexOf(why),
    model.claims.map(({ total, active }) => [total, active] as const),
    figures,
    weighed.map((value) => (value === null ? -1 : figures.indexOf(value))),
  ];
}

function exact(figure: Figure): number | null {
  return figure.kind === 'exact' ? figure.value : null;
}
