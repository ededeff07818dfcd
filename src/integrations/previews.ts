import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { KINDS, type SearchData } from '../search/data.ts';
import { draw } from '../preview/draw.ts';
import { pagePreview } from '../preview/page.ts';
import { ticketPreview } from '../preview/ticket.ts';
import { SEARCH_DATA } from '../site/addresses.ts';
import { alike, figurePreview, HOME_PREVIEW, PREVIEWED, previewPath } from '../site/preview.ts';
import { models, rules } from '../site/weighed.ts';

/** Drawings that were made before, by their content. */
const CACHE = '.astro/previews';

/** Draws the picture by which a feed shows a page: each page of words, and each distinct pair of figures of a model. */
export function previews(): AstroIntegration {
  return {
    name: 'previews',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        mkdirSync(CACHE, { recursive: true });
        const started = Date.now();
        const jobs = [...pagePreviews(site), ...figurePreviews()];
        const drawn = jobs.filter(({ path, draw: svg }) => put(svg(), join(site, path))).length;
        logger.info(
          `${jobs.length} previews, ${drawn} of them drawn now, in ${Date.now() - started} ms`,
        );
      },
    },
  };
}

interface Job {
  readonly path: string;
  readonly draw: () => string;
}

function pagePreviews(site: string): Job[] {
  const { pages, base } = JSON.parse(readFileSync(join(site, SEARCH_DATA), 'utf8')) as SearchData;
  const home: Job = {
    path: HOME_PREVIEW,
    draw: () =>
      pagePreview(
        'Parameter counts',
        'The parameters of language models, weighed in public',
        'Named counting rules, an exact engine, and one address for every figure.',
      ),
  };
  return [
    home,
    ...pages.flatMap(([at, title, path, , about]): Job[] => {
      const kind = KINDS[at];
      const called = kind && PREVIEWED[kind];
      if (!called) return [];
      return [
        {
          path: previewPath(path.slice(base.length)),
          draw: () => pagePreview(called, title, about),
        },
      ];
    }),
  ];
}

function figurePreviews(): Job[] {
  return models.flatMap((model) => {
    const paths = new Map(rules.map((rule) => [figurePreview(model, rule), rule]));
    paths.delete(HOME_PREVIEW);
    return [...paths].map(([path, rule]) => ({
      path,
      draw: () => ticketPreview(model, alike(model, rule)),
    }));
  });
}

/** Writes a drawing as PNG, from the cache where it is known. Returns whether it had to be drawn. */
function put(svg: string, file: string): boolean {
  const known = join(CACHE, `${createHash('sha256').update(svg).digest('hex')}.png`);
  const fresh = !existsSync(known);
  if (fresh) writeFileSync(known, draw(svg));
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(known, file);
  return fresh;
}
