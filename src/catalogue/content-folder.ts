import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Where the records stand: the project's `content`, or another folder of the
 * same shape named by WEIGHBRIDGE_CONTENT (tests add a convention there).
 */
export function contentFolder(): string {
  const named = process.env['WEIGHBRIDGE_CONTENT'];
  if (named) return named;
  // npm runs every script in the project's folder; a bundled page has moved away from its source.
  for (const start of [process.cwd(), import.meta.dirname]) {
    for (let at = start; at !== dirname(at); at = dirname(at)) {
      if (existsSync(join(at, 'content', 'conventions'))) return join(at, 'content');
    }
  }
  throw new Error('No content/conventions above this folder: run the command inside the project.');
}
