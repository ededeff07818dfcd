import { expect, test } from 'vitest';
import { loadRedirects } from '#catalogue/redirects.ts';
import { textOf } from '#site/plain-text.ts';
import { Built } from './built.ts';

const moved = loadRedirects();
const site = new Built('dist');

test('every link of every page leads somewhere, and every anchor is there', () => {
  const broken = site.addresses.flatMap((address) =>
    site.links(address).flatMap((link) => {
      if (/^(https:|mailto:|data:)/.test(link)) return [];
      // What follows the directive’s mark is text of the page, held below.
      const anchor = link.split('#')[1]?.split(':~:')[0];
      if (link.startsWith('#'))
        return site.ids(address).has(anchor ?? '') ? [] : [`${address}: ${link}`];
      if (!site.has(link)) return [`${address}: ${link}`];
      const page = site.page(link);
      return !anchor || (page && site.ids(page).has(anchor)) ? [] : [`${address}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

test('every link to a sentence quotes words that stand on its page in that order', () => {
  let count = 0;
  for (const address of site.addresses)
    for (const link of site.links(address)) {
      const [page, directive] = link.split('#:~:text=');
      if (directive === undefined) continue;
      const text = textOf(/<main[\s\S]*<\/main>/.exec(site.html(page ?? ''))?.[0] ?? '');
      const quoted = directive.split(',').map(decodeURIComponent);
      const places = quoted.map((words) => text.indexOf(words));
      expect([link, Math.min(...places) >= 0, places]).toEqual([
        link,
        true,
        [...places].sort((a, b) => a - b),
      ]);
      count += 1;
    }
  expect(count).toBeGreaterThan(150);
});

test('addresses are lower case and end in a slash', () => {
  const odd = site.addresses.filter(
    (address) => address !== '/404.html' && !/^[a-z0-9._/-]*\/$/.test(address),
  );
  expect(odd).toEqual([]);
});

test('every page is complete: one title, one h1, a description, its own canonical address', () => {
  for (const address of site.addresses.filter(
    (each) => each !== '/404.html' && !each.startsWith('/embed/'),
  )) {
    const html = site.html(address);
    // The canonical address of one that leads on is where it leads.
    const own = moved.get(address) ?? address;
    expect([address, html.match(/<h1[\s>]/g)?.length]).toEqual([address, 1]);
    expect(html).toContain(`<link rel="canonical" href="https://weighbridge.example${own}">`);
    expect(html).toMatch(/<meta name="description" content="[^"]{40,}"/);
    expect(html).toMatch(/<title>[^<]{8,}<\/title>/);
  }
});

test('no page repeats an id', () => {
  for (const address of site.addresses) {
    const ids = site.idList(address);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    expect([address, twice]).toEqual([address, []]);
  }
});

test('nothing is loaded from elsewhere', () => {
  for (const address of site.addresses) {
    const loaded = [
      ...site
        .html(address)
        .matchAll(
          /<(?:script|img|iframe|link rel="(?:stylesheet|preload)")[^>]*\s(?:src|href)="(https?:[^"]*)"/g,
        ),
    ];
    expect([address, loaded.map(([, source]) => source)]).toEqual([address, []]);
    expect(site.html(address)).toContain('http-equiv="content-security-policy"');
  }
});
