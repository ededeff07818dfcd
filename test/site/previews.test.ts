import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { numberPath } from '#site/addresses.ts';
import { pairOf } from '#site/published.ts';
import { models, rules, weighingOf } from '#site/weighed.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const ORIGIN = 'https://weighbridge.example';
const meta = (html: string, name: string): string =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? '';
const pages = site.addresses.filter((address) => !address.startsWith('/embed/'));
const pictures = new Map(
  pages.map((address) => [address, meta(site.html(address), 'og:image').replace(ORIGIN, '')]),
);

test('every page names a picture that is there, a PNG of 1200 × 630 within 60 KB', () => {
  for (const picture of new Set(pictures.values())) {
    const file = `dist${picture}`;
    expect([picture, statSync(file).size <= 60 * 1024]).toEqual([picture, true]);
    const head = readFileSync(file).subarray(0, 24);
    expect([head.subarray(1, 4).toString(), head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual([
      'PNG',
      1200,
      630,
    ]);
  }
});

test('terms, questions, explainers, rules and models have a picture of their own', () => {
  const own = pages
    .filter((address) =>
      /^\/(glossary|faq|learn|conventions)\/[^/]+\/$|^\/models\/[^/]+\/[^/]+\/$/.test(address),
    )
    .filter((address) => !site.html(address).includes('http-equiv="refresh"'));
  const named = own.map((address) => pictures.get(address));
  expect(new Set(named).size).toBe(own.length);
  expect(named).not.toContain('/og/weighbridge.png');
});

test('each distinct pair of a model’s figures has a picture of its own, which the rules that give it share', () => {
  for (const model of models) {
    const shown = new Map<string, Set<string>>();
    for (const rule of rules) {
      const { total, active } = pairOf(weighingOf(model, rule));
      if (total === null) continue;
      const pair = JSON.stringify([total, active]);
      const picture = pictures.get(numberPath(model.id, rule.id)) ?? '';
      shown.set(pair, (shown.get(pair) ?? new Set()).add(picture));
    }
    const each = [...shown.values()].map((names) => [...names]);
    expect([model.id, each.filter((names) => names.length !== 1)]).toEqual([model.id, []]);
    expect(new Set(each.flat()).size).toBe(each.length);
    expect(each.flat()).not.toContain('/og/weighbridge.png');
  }
});

test('a feed shows it large, and says what it is', () => {
  for (const address of pages) {
    const html = site.html(address);
    expect([address, meta(html, 'twitter:card')]).toEqual([address, 'summary_large_image']);
    expect(meta(html, 'og:image:alt')).toBe(meta(html, 'og:title'));
  }
});
