import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { escaped } from '../site/escaped.ts';
import { absolute } from '../site/url.ts';
import { pagesOf } from './pages.ts';

/** What one sitemap may list: https://www.sitemaps.org/protocol.html */
const MOST = 50_000;

/** Lists every page that doesn't ask to be left out, by its canonical address. */
export function sitemap(): AstroIntegration {
  return {
    name: 'sitemap',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const addresses: string[] = [];
        for (const { path, html } of pagesOf(site))
          if (!/<meta name="robots"/.test(html)) addresses.push(absolute(path));
        addresses.sort();
        const parts = chunks(addresses, MOST);
        parts.forEach((part, at) => writeFileSync(join(site, name(at)), urlset(part)));
        writeFileSync(join(site, 'sitemap-index.xml'), index(parts.map((_, at) => name(at))));
        logger.info(`${addresses.length} pages listed`);
      },
    },
  };
}

const name = (at: number): string => `sitemap-${at}.xml`;

function chunks<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size));
}

const document = (root: string, child: string, addresses: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...addresses.map((address) => `<${child}><loc>${escaped(address)}</loc></${child}>`),
    `</${root}>\n`,
  ].join('\n');
const urlset = (addresses: readonly string[]): string => document('urlset', 'url', addresses);
const index = (names: readonly string[]): string =>
  document(
    'sitemapindex',
    'sitemap',
    names.map((each) => absolute(`/${each}`)),
  );
