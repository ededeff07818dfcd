import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { KINDS, type SearchData } from '../search/data.ts';
import { draw } from '../preview/draw.ts';
import { pagePreview } from '../preview/page.ts';
import { ticketPreview } from '../preview/ticket.ts';
import { SEARCH_DATA } from '../site/addresses.ts';
import { alike, figurePreview, HOME_PREVIEW, PREVIEWED, previewPath } from '../site/preview.ts';
import { models, rules } from '../site/weighed.ts';

/** Drawings that were made before, by their content and by what makes a picture of it. */
const CACHE = '.astro/previews';
const HOW = ['draw', 'palette', 'png']
  .map((name) => readFileSync(`src/preview/${name}.ts`, 'utf8'))
  .join('\n');

/** Draws the picture by which a feed shows a page: each page of words, and each distinct pair of figures of a model. */
export function previews(): AstroIntegration {
  return {
    name: 'previews',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const started = Date.now();
        const jobs = [...pagePreviews(site), ...figurePreviews()];
        let drawn = 0;
        for (const { path, draw: svg } of jobs) {
          if (!put(svg(), join(site, path), CACHE)) continue;
          drawn += 1;
          // A drawing's pixels are let go between turns: those of all at once are ten gigabytes.
          await setImmediate();
        }
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
export function put(svg: string, file: string, cache: string): boolean {
  mkdirSync(cache, { recursive: true });
  const known = join(cache, `${createHash('sha256').update(HOW).update(svg).digest('hex')}.png`);
  const fresh = !existsSync(known);
  if (fresh) writeFileSync(known, draw(svg));
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(known, file);
  return fresh;
}
