import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadRedirects } from '#catalogue/redirects.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const ORIGIN = 'https://weighbridge.example';
const locations = (file: string): string[] =>
  [...readFileSync(`dist${file}`, 'utf8').matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    ([, address = '']) => address.replace(ORIGIN, ''),
  );
const moved = loadRedirects();
const listed = locations('/sitemap-index.xml').flatMap(locations);

test('robots.txt leads to the sitemap', () => {
  const robots = readFileSync('dist/robots.txt', 'utf8');
  expect(robots).toContain(`Sitemap: ${ORIGIN}/sitemap-index.xml`);
  expect(robots).not.toContain('Disallow');
});

test('the sitemap lists every page once, the 404 page, embeds and redirects left out', () => {
  const expected = site.addresses.filter(
    (address) => address !== '/404.html' && !address.startsWith('/embed/') && !moved.has(address),
  );
  expect(listed).toEqual(expected);
});
