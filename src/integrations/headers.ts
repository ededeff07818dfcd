import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { href } from '../site/url.ts';

const FOREVER = 'Cache-Control: public, max-age=31536000, immutable';
const ANYBODY = 'Access-Control-Allow-Origin: *';
const UNFRAMED = "Content-Security-Policy: frame-ancestors 'none'";

/** What stands under these may be framed, read by other origins, or never changes under its name. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  embed: ['Content-Security-Policy: frame-ancestors *', ANYBODY],
  badge: [ANYBODY],
  api: [UNFRAMED, ANYBODY],
  og: [ANYBODY],
  _astro: [FOREVER],
  fonts: [FOREVER],
};

/**
 * `_headers`, which static hosts such as Cloudflare Pages and Netlify read: what
 * only a header can say. A page carries its own policy, but who may frame it is
 * heard from a header alone. Each folder gets one rule, because hosts join the
 * headers of rules that overlap, and two policies are both obeyed.
 */
export function headers(): AstroIntegration {
  return {
    name: 'headers',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        const folders = readdirSync(site, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => name)
          .sort();
        writeFileSync(join(site, '_headers'), headersOf(folders));
      },
    },
  };
}

function headersOf(folders: readonly string[]): string {
  const everywhere = [
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: strict-origin-when-cross-origin',
    'Permissions-Policy: camera=(), microphone=(), geolocation=()',
  ];
  const rules: (readonly [string, readonly string[]])[] = [
    ['/*', everywhere],
    ['/', [UNFRAMED]],
    ...folders.map((name) => [`/${name}/*`, OWN[name] ?? [UNFRAMED]] as const),
  ];
  return rules
    .map(([path, lines]) => `${[href(path), ...lines.map((line) => `  ${line}`)].join('\n')}\n`)
    .join('\n');
}
