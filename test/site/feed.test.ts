import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Built } from './built.ts';

const site = new Built('dist');
const ORIGIN = 'https://weighbridge.example';
const feed = readFileSync('dist/rss.xml', 'utf8');
const items = feed.match(/<item>.*?<\/item>/gs) ?? [];
const part = (item: string, name: string): string =>
  new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(item)?.[1] ?? '';

test('every page names the feed', () => {
  for (const address of site.addresses.filter((each) => !each.startsWith('/embed/')))
    expect([address, site.html(address).includes('type="application/rss+xml"')]).toEqual([
      address,
      true,
    ]);
});

test('items lead to pages, latest first, each under a name of its own', () => {
  expect(items.length).toBeGreaterThan(50);
  expect(new Set(items.map((item) => part(item, 'guid'))).size).toBe(items.length);
  const dates = items.map((item) => Date.parse(part(item, 'pubDate')));
  expect(dates).toEqual([...dates].sort((a, b) => b - a));
  expect(dates.filter(Number.isNaN)).toEqual([]);
  for (const item of items) {
    const link = part(item, 'link').replace(ORIGIN, '');
    expect([link, site.has(link)]).toEqual([link, true]);
    expect(part(item, 'title')).not.toBe('');
  }
});

test('the feed is well formed', () => {
  expect(feed).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<rss version="2.0"/);
  expect(feed).not.toMatch(/&(?!amp;|lt;|gt;)/);
  const open = feed.match(/<[a-z]\w*/g)?.filter((tag) => tag !== '<atom') ?? [];
  expect(feed.match(/<\/\w+/g)).toHaveLength(open.length);
});
