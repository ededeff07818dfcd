import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withHashes } from '../../src/integrations/content-security-policy.ts';
import { policyOf } from '#site/policy.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const [frames, pages] = [true, false].map((framed) =>
  site.addresses.filter((address) => address.startsWith('/embed/') === framed),
) as [string[], string[]];

/** Pages that may ask other origins for data, when a reader tells them to. */
const CONNECTS: Readonly<Record<string, readonly string[]>> = {
  '/count/': ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'],
};

function directivesOf(html: string): Map<string, string[]> {
  const [, policy = ''] =
    /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(html) ?? [];
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

const sha = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What stands in a page and runs there, or styles it. */
function inlineOf(html: string): { scripts: string[]; styles: string[] } {
  const scripts = [
    ...html.matchAll(/<script(?![^>]*\s(?:src=|type="application\/))[^>]*>([^]*?)<\/script>/g),
  ];
  const styles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)];
  const unique = (found: RegExpMatchArray[]): string[] => [
    ...new Set(found.map(([, text = '']) => sha(text))),
  ];
  return { scripts: unique(scripts), styles: unique(styles) };
}

test('every page allows itself and the hashes of what stands in it, and nothing else', () => {
  for (const address of pages) {
    const html = site.html(address);
    const { scripts, styles } = inlineOf(html);
    expect([address, Object.fromEntries(directivesOf(html))]).toEqual([
      address,
      {
        'default-src': ["'none'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
        'style-src': ["'self'", ...styles],
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...(CONNECTS[address] ?? [])],
        'worker-src': [address === '/count/' ? 'blob:' : "'none'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
      },
    ]);
  }
});

test('a frame may load nothing but the style that stands in it', () => {
  expect(frames.length).toBeGreaterThan(1000);
  for (const address of frames) {
    const html = site.html(address);
    const { scripts, styles } = inlineOf(html);
    expect([address, scripts, Object.fromEntries(directivesOf(html))]).toEqual([
      address,
      [],
      {
        'default-src': ["'none'"],
        'style-src': styles,
        'style-src-attr': ["'unsafe-inline'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
      },
    ]);
  }
});

test('only frames may be framed, by what the host is told; each address hears one rule of it', () => {
  const rules = readFileSync('dist/_headers', 'utf8')
    .split('\n\n')
    .map((rule) => {
      const [path = '', ...lines] = rule.trim().split('\n');
      return { path, ancestors: /frame-ancestors (\S+)/.exec(lines.join('\n'))?.[1] };
    })
    .filter(({ ancestors }) => ancestors !== undefined);
  for (const address of site.addresses.filter((each) => each !== '/404.html')) {
    const heard = rules.filter(({ path }) =>
      path.endsWith('/*') ? address.startsWith(path.slice(0, -1)) : path === address,
    );
    expect([address, heard.map(({ ancestors }) => ancestors)]).toEqual([
      address,
      [address.startsWith('/embed/') ? '*' : "'none'"],
    ]);
  }
});

test('the policy stands before all it governs', () => {
  for (const address of site.addresses) {
    const html = site.html(address);
    const at = html.indexOf('http-equiv="content-security-policy"');
    const first = html.search(/<(?:script|style|link|img)\b/);
    expect([address, at >= 0 && at < first]).toEqual([address, true]);
  }
});

test('no page has an event handler or a script address in an attribute', () => {
  for (const address of site.addresses) {
    const html = site.html(address).replaceAll(/<script[^]*?<\/script>/g, '');
    expect([address, html.match(/\son[a-z]+="|javascript:/g)]).toEqual([address, null]);
  }
});

describe('a page', () => {
  const meta = `<meta http-equiv="content-security-policy" content="${policyOf()}">`;
  test('gets the hashes of its scripts and styles, and none for data', () => {
    const html = withHashes(
      `${meta}<style>a{}</style><script>run()</script><script type="application/ld+json">{}</script>`,
      'page',
    );
    expect(directivesOf(html).get('script-src')).toEqual([
      "'self'",
      "'wasm-unsafe-eval'",
      sha('run()'),
    ]);
    expect(directivesOf(html).get('style-src')).toEqual(["'self'", sha('a{}')]);
  });
  test('may name origins for data', () => {
    const html = `<meta http-equiv="content-security-policy" content="${policyOf({ connects: ['https://hub.example'] })}">`;
    expect(directivesOf(html).get('connect-src')).toEqual(["'self'", 'https://hub.example']);
  });
  test.each([
    ['no policy', '<p>'],
    ['a late policy', `<script>run()</script>${meta}`],
  ])('with %s stops the build', (_, html) =>
    expect(() => withHashes(html, 'page')).toThrow('page: its content security policy'),
  );
});
