import { readdirSync, statSync } from 'node:fs';
import { expect, describe, test } from 'vitest';
import { BUDGETS } from '../bench/budgets.ts';
import { sizeOf } from '../bench/build.ts';
import { Built } from './built.ts';
import { KINDS } from './kinds.ts';

const site = new Built('dist');
const weigh = (links: Iterable<string>): number =>
  [...links].reduce((sum, link) => sum + site.weight(link), 0);

describe.each(KINDS)('a $name page', ({ address, page, whole }) => {
  test('keeps to its bytes', () => {
    expect(site.weight(address)).toBeLessThanOrEqual(page);
    expect(site.weight(address) + weigh(site.scripts(address))).toBeLessThanOrEqual(whole);
  });
  test('brings its styles along', () => {
    expect(site.html(address)).not.toContain('rel="stylesheet"');
  });
});

test('what a page brings when its reader turns to the search box is at most 8 KB', () => {
  const running = site.scripts('/');
  const more = [...site.waiting('/')].filter((link) => !running.has(link));
  expect(more.length).toBeGreaterThan(0);
  expect(weigh(more)).toBeLessThanOrEqual(8 * 1024);
});

test('no page of the site is heavier than its kind may be', () => {
  const heavy = site.addresses.filter(
    (address) =>
      !['/models/', '/conventions/', '/claims/', '/glossary/'].includes(address) &&
      !site.within(address, 20 * 1024),
  );
  expect(heavy).toEqual([]);
});

test('two fonts, together within their budget', () => {
  const fonts = readdirSync('dist/fonts').filter((name) => name.endsWith('.woff2'));
  expect(fonts).toHaveLength(2);
  const bytes = fonts.reduce((sum, name) => sum + statSync(`dist/fonts/${name}`).size, 0);
  expect(bytes).toBeLessThanOrEqual(60 * 1024);
});

test.each(['/data/weigh.json', '/data/figures.json', '/data/solver.json'])(
  '%s, loaded on first use, is within its budget',
  (data) => {
    expect(site.weight(data)).toBeLessThanOrEqual(60 * 1024);
  },
);

test('the whole site is within what a host takes', () => {
  expect(sizeOf('dist')).toBeLessThanOrEqual(BUDGETS.output);
});
