import type { Model, Rule } from '#catalogue';
import type { Kind } from '../search/data.ts';
import { numberPath } from './addresses.ts';
import { ownRule } from './own-rule.ts';
import { pairOf } from './published.ts';
import { rules, weighingOf } from './weighed.ts';

/** The picture that stands for a page in a feed: /og/learn/attention.png for /learn/attention/. */
export const previewPath = (path: string): string =>
  path === '/' ? HOME_PREVIEW : `/og${path.replace(/\/$/, '')}.png`;

/** For pages without a picture of their own. */
export const HOME_PREVIEW = '/og/weighbridge.png';

/** Kinds whose every page has a picture of its own, with what the picture calls them. */
export const PREVIEWED: Readonly<Partial<Record<Kind, string>>> = {
  Rules: 'Counting rule',
  Terms: 'Glossary',
  Questions: 'Question',
  Explainers: 'Explained',
};

/** The picture of a page of a kind: its own, but for pages that list a kind. */
export function pagePicture(path: string, kind: Kind | undefined): string {
  const own =
    kind !== undefined && PREVIEWED[kind] !== undefined && /^\/[^/]+\/[^/]+\/$/.test(path);
  return own ? previewPath(path) : HOME_PREVIEW;
}

/** The rules that give a model the very pair that a rule gives it, in their order: they share a picture. */
export function alike(model: Model, rule: Rule): readonly [Rule, ...Rule[]] {
  const pair = JSON.stringify(pairOf(weighingOf(model, rule)));
  const found = rules.filter((other) => JSON.stringify(pairOf(weighingOf(model, other))) === pair);
  return found as [Rule, ...Rule[]];
}

/** The picture of a figure; of none where the rule gives none. */
export function figurePreview(model: Model, rule: Rule): string {
  if (weighingOf(model, rule).total.kind !== 'exact') return HOME_PREVIEW;
  return previewPath(numberPath(model.id, alike(model, rule)[0].id));
}

export const modelPreview = (model: Model): string => figurePreview(model, ownRule(model));
