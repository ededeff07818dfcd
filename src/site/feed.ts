import {
  CORRECTIONS,
  explainerPath,
  modelPath,
  questionPath,
  rulePath,
  termPath,
} from './addresses.ts';
import { escaped } from './escaped.ts';
import { readingOrder } from './explainers.ts';
import { labelAndFile } from './findable.ts';
import { corrections, publishedSince } from './published.ts';
import { questionsInOrder } from './questions.ts';
import { terms } from './terms.ts';
import { absolute } from './url.ts';
import { models, rules } from './weighed.ts';

/** One thing a reader who follows the site wants to know of. */
export interface FeedItem {
  readonly title: string;
  /** Its page, without origin. */
  readonly path: string;
  readonly date: string;
  readonly kind: 'Correction' | 'Model' | 'Rule' | 'Term' | 'Question' | 'Explainer';
  readonly about: string;
}

/** How many items the feed keeps: enough for a reader who was away for a season. */
const MOST = 200;

/** Corrections first, then what is new or changed, the latest day on top. */
export async function feedItems(): Promise<readonly FeedItem[]> {
  const questions = await questionsInOrder();
  const explainers = await readingOrder();
  const items: readonly FeedItem[] = [
    ...corrections.map(({ id, date, why }): FeedItem => ({
      title: 'A published figure was corrected',
      path: `${CORRECTIONS}#${id}`,
      date,
      kind: 'Correction',
      about: why,
    })),
    ...explainers.map(({ id, data }): FeedItem => ({
      title: data.title,
      path: explainerPath(id),
      date: data.updated,
      kind: 'Explainer',
      about: data.settles,
    })),
    ...rules.map(({ id, name, short, updated }): FeedItem => ({
      title: name,
      path: rulePath(id),
      date: updated,
      kind: 'Rule',
      about: short,
    })),
    ...models.map((model): FeedItem => ({
      title: model.name,
      path: modelPath(model.id),
      date: publishedSince(model.id) ?? model.updated,
      kind: 'Model',
      about: labelAndFile(model),
    })),
    ...questions.map(({ id, data }): FeedItem => ({
      title: data.question,
      path: questionPath(id),
      date: data.updated,
      kind: 'Question',
      about: '',
    })),
    ...terms.map(({ slug, term, shortDefinition, updated }): FeedItem => ({
      title: term,
      path: termPath(slug),
      date: updated,
      kind: 'Term',
      about: shortDefinition,
    })),
  ];
  return [...items].sort((a, b) => b.date.localeCompare(a.date)).slice(0, MOST);
}

/** The items as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function rss(items: readonly FeedItem[], self: string): string {
  const lines = items.map(({ title, path, date, kind, about }) =>
    [
      '<item>',
      `<title>${escaped(title)}</title>`,
      `<link>${absolute(path)}</link>`,
      // A page that changes again is a new item.
      `<guid isPermaLink="false">${absolute(path)} ${date}</guid>`,
      `<pubDate>${new Date(`${date}T00:00:00Z`).toUTCString()}</pubDate>`,
      `<category>${kind}</category>`,
      ...(about === '' ? [] : [`<description>${escaped(about)}</description>`]),
      '</item>',
    ].join(''),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    '<title>Weighbridge: additions and corrections</title>',
    `<link>${absolute('/')}</link>`,
    '<description>Models, rules and pages as they are added or changed, and figures as they are corrected.</description>',
    '<language>en</language>',
    `<atom:link href="${absolute(self)}" rel="self" type="application/rss+xml"/>`,
    ...lines,
    '</channel></rss>\n',
  ].join('\n');
}
