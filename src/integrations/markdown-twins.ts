import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { twinPath } from '../site/addresses.ts';
import { absolute } from '../site/url.ts';
import { markdownOf } from '../twin/markdown.ts';
import { pagesOf } from './pages.ts';

/** Beside each page that announces one, the same text as Markdown, with its address and date in front. */
export function markdownTwins(): AstroIntegration {
  return {
    name: 'markdown-twins',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        let count = 0;
        for (const { path, html } of pagesOf(site)) {
          if (!path.endsWith('/') || !html.includes('type="text/markdown"')) continue;
          writeFileSync(join(site, twinPath(path)), twinOf(html, absolute(path)));
          count += 1;
        }
        logger.info(`${count} pages have a twin in Markdown`);
      },
    },
  };
}

export function twinOf(html: string, address: string): string {
  const [, updated] =
    /<time datetime="([\d-]+)">/.exec(/class="page-end.*/s.exec(html)?.[0] ?? '') ?? [];
  const head = [
    '---',
    `address: ${address}`,
    ...(updated ? [`updated: ${updated}`] : []),
    'licence: CC BY 4.0',
    '---',
  ];
  return `${head.join('\n')}\n\n${markdownOf(html, address)}`;
}
