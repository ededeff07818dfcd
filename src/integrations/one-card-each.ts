import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { COUNTERS_PAGE, MYTHS_PAGE, termPath } from '../site/addresses.ts';

/** Pages that several texts make, each of which was given its cards alone. */
const SEVERAL = [MYTHS_PAGE, COUNTERS_PAGE];

/** A term with its card, as `components/prose/Term.astro` writes it. */
const TIP =
  /<span class="tip"[^>]*><a class="term" href="([^"]*)" aria-describedby="card-([^"]+)"[^>]*>((?:(?!<\/a>)[\s\S])*)<\/a><span class="card"(?:(?!<\/a>)[\s\S])*<\/a><\/span><\/span>/g;

/** Leaves each term its card at its first use on a page that several texts make. */
export function oneCardEach(): AstroIntegration {
  return {
    name: 'one-card-each',
    hooks: {
      'astro:build:done': ({ dir }) => {
        for (const address of SEVERAL) {
          const file = join(fileURLToPath(dir), address, 'index.html');
          writeFileSync(file, firstCards(readFileSync(file, 'utf8')));
        }
      },
    },
  };
}

/** The page with the cards of later uses taken away; their words stay, and a rule stays linked. */
export function firstCards(html: string): string {
  const seen = new Set<string>();
  return html.replaceAll(TIP, (tip: string, leads: string, slug: string, words: string) => {
    if (!seen.has(slug)) {
      seen.add(slug);
      return tip;
    }
    return leads.endsWith(termPath(slug)) ? words : `<a href="${leads}">${words}</a>`;
  });
}
