import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** Indexes the built site for search. An error stops the build: a site that finds nothing is not a site. */
export function pagefind(): AstroIntegration {
  return {
    name: 'pagefind',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        // Model names are words with dots, dashes and underscores in them.
        const { index, errors } = await createIndex({ includeCharacters: '-._/' });
        try {
          if (!index) throw new Error(errors.join('; '));
          const { page_count, errors: reading } = await index.addDirectory({ path: site });
          if (reading.length > 0) throw new Error(reading.join('; '));
          const { errors: writing } = await index.writeFiles({ outputPath: `${site}pagefind` });
          if (writing.length > 0) throw new Error(writing.join('; '));
          logger.info(`${page_count} pages can be found`);
        } finally {
          await close();
        }
      },
    },
  };
}
