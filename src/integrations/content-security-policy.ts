import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { SCRIPTS, STYLES } from '../site/policy.ts';
import { pagesOf } from './pages.ts';

/**
 * Fills each page's policy with the hashes of the scripts and styles in it, and
 * of no other page's. Astro's own policy stands behind the head's inline
 * scripts, which therefore escape it, and lists the hashes of the whole site.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'content-security-policy',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        let count = 0;
        for (const { file, html } of pagesOf(site)) {
          writeFileSync(join(site, file), withHashes(html, file));
          count += 1;
        }
        logger.info(`${count} pages allow what stands in them`);
      },
    },
  };
}

/** @throws Error where a page has no policy, or one that comes after something it should govern. */
export function withHashes(html: string, page: string): string {
  const at = html.indexOf('<meta http-equiv="content-security-policy"');
  const first = html.search(/<(?:script|style|link)\b/);
  if (at < 0 || (first >= 0 && first < at)) {
    throw new Error(`${page}: its content security policy must stand before all it loads.`);
  }
  const scripts = inline(html, 'script').filter(({ attributes }) => isScript(attributes));
  return html.replace(SCRIPTS, hashes(scripts)).replace(STYLES, hashes(inline(html, 'style')));
}

interface Inline {
  readonly attributes: string;
  readonly text: string;
}

function inline(html: string, tag: 'script' | 'style'): Inline[] {
  const found = html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'));
  return [...found].map(([, attributes = '', text = '']) => ({ attributes, text }));
}

/** Whether an element runs what stands in it: no file is named, and it holds no data. */
function isScript(attributes: string): boolean {
  return !/\ssrc=/.test(attributes) && !/\stype="application\/[^"]*json"/.test(attributes);
}

function hashes(elements: readonly Inline[]): string {
  const texts = new Set(elements.map(({ text }) => text));
  return [...texts]
    .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
}
