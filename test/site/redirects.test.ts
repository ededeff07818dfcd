import { describe, expect, test } from 'vitest';
import { loadRedirects } from '#catalogue/redirects.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const redirects = loadRedirects();

test('there are redirects to check', () => expect(redirects.size).toBeGreaterThan(0));

describe.each([...redirects])('%s', (from, to) => {
  test(`leads to ${to}, with and without a script`, () => {
    const html = site.html(from);
    expect(html).toContain(`<meta http-equiv="refresh" content="1; url=${to}">`);
    expect(html).toContain(`<a href="${to}" data-moved`);
    expect(html).toContain(`<link rel="canonical" href="https://weighbridge.example${to}">`);
    expect(html).toContain('<meta name="robots" content="noindex">');
  });
  test('leads to a page, and not on from there', () => {
    expect(site.has(to)).toBe(true);
    expect(redirects.has(to)).toBe(false);
  });
});
