import { readFileSync, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { ledgerOf, weighUnder, type Figure } from '#engine';
import { digits, short } from '#engine/format.ts';
import { badgePath, embedPath, numberPath, oembedPath } from '#site/addresses.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const ORIGIN = 'https://weighbridge.example';
const KB = 1024;
const { models, conventions } = loadCatalogue();
const value = (figure: Figure): number | null => (figure.kind === 'exact' ? figure.value : null);

const pairs = models.flatMap(({ id, config, file }) => {
  const ledger = ledgerOf(config, file);
  return conventions.map((rule) => {
    const { total, active } = weighUnder(ledger, rule);
    return { model: id, rule, total: value(total), active: value(active) };
  });
});
const defined = pairs.filter(({ total }) => total !== null);
const read = (path: string): string => readFileSync(`dist${path}`, 'utf8');

test('a pair without a figure has a page that says why, and no badge, frame or oEmbed', () => {
  const without = pairs.filter(({ total }) => total === null);
  expect(without.length).toBeGreaterThan(0);
  for (const { model, rule } of without) {
    const page = site.html(numberPath(model, rule.id));
    expect(page).toContain('Not defined for this model');
    expect(page).not.toContain('json+oembed');
    for (const path of [badgePath, oembedPath, embedPath])
      expect([model, rule.id, existsSync(`dist${path(model, rule.id)}`)]).toEqual([
        model,
        rule.id,
        false,
      ]);
  }
});

describe('every pair with a figure has', () => {
  test('a ticket that gives link, text, Markdown, HTML, BibTeX, JSON, badge and frame', () => {
    for (const { model, rule } of defined) {
      const html = site.html(numberPath(model, rule.id));
      const given = [...html.matchAll(/data-copy="(\w+)"([^>]*)>/g)]
        .filter(([, , rest = '']) => !/\shidden/.test(rest))
        .map(([, what]) => what);
      expect([model, rule.id, given]).toEqual([
        model,
        rule.id,
        ['link', 'text', 'markdown', 'html', 'bibtex', 'json', 'badge', 'embed'],
      ]);
    }
  });
  test('a frame with the exact figures, the rule and a link back, within 15 KB, and no script', () => {
    for (const { model, rule, total, active } of defined) {
      const html = read(`${embedPath(model, rule.id)}index.html`);
      expect([model, rule.id, Buffer.byteLength(html) <= 15 * KB]).toEqual([model, rule.id, true]);
      for (const figure of [total, active])
        if (figure !== null) expect(html).toContain(`<data class="fig" value="${figure}">`);
      expect(html).toContain(`href="${ORIGIN}${numberPath(model, rule.id)}" target="_top"`);
      expect(html).toContain(`>${rule.name}</a>`);
      expect(html).not.toMatch(/<script|<link rel="(?!canonical)|url\(/);
    }
  });
  test('a badge with the figure and the rule', () => {
    for (const { model, rule, total } of defined) {
      const svg = read(badgePath(model, rule.id));
      expect([model, rule.id, svg.includes(short(total ?? 0))]).toEqual([model, rule.id, true]);
      expect(svg).toContain(`>${rule.name}</text>`);
      expect(svg).not.toMatch(/NaN|undefined|<script/);
      expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(2 * KB);
    }
  });
  test('an oEmbed document that its page names and that frames it', () => {
    for (const { model, rule, total } of defined) {
      const path = oembedPath(model, rule.id);
      expect(site.html(numberPath(model, rule.id))).toContain(
        `<link rel="alternate" type="application/json+oembed" href="${path}">`,
      );
      const { version, type, html, title, width, height } = JSON.parse(read(path)) as Record<
        string,
        unknown
      >;
      expect({ version, type, width, height }).toEqual({
        version: '1.0',
        type: 'rich',
        width: 480,
        height: 270,
      });
      expect(title).toContain(digits(total ?? 0));
      expect(html).toContain(`src="${ORIGIN}${embedPath(model, rule.id)}"`);
    }
  });
});
