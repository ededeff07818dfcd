import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { PageRow, SearchData } from '../search/data.ts';
import { SEARCH_DATA } from '../site/addresses.ts';

/**
 * Lets the search say of a page what its description says, where its record has
 * no line of its own: an answer's first sentence holds figures that are counted
 * when the page is built, and so is known only then.
 */
export function searchDescriptions(): AstroIntegration {
  return {
    name: 'search-descriptions',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const site = fileURLToPath(dir);
        const file = join(site, SEARCH_DATA);
        const data = JSON.parse(readFileSync(file, 'utf8')) as SearchData;
        const pages = data.pages.map(([kind, title, path, aliases, about]): PageRow => {
          const page = join(site, path.slice(data.base.length), 'index.html');
          return [kind, title, path, aliases, about || descriptionIn(readFileSync(page, 'utf8'))];
        });
        writeFileSync(file, JSON.stringify({ ...data, pages }));
      },
    },
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#38;': '&',
  '&#39;': "'",
};

function descriptionIn(html: string): string {
  const [, text = ''] = /<meta name="description" content="([^"]*)"/.exec(html) ?? [];
  return text.replaceAll(
    /&(?:amp|lt|gt|quot|#34|#38|#39);/g,
    (entity) => ENTITIES[entity] ?? entity,
  );
}
