import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contentFolder } from './content-folder.ts';
import { parseFile, validate } from './read.ts';

const path = z.string().regex(/^\/([a-z0-9._-]+\/)+$/, 'an address such as /learn/attention/');

/** Addresses that a page had before, or that people try, and where they lead: `content/redirects.json`. */
export function loadRedirects(folder = contentFolder()): ReadonlyMap<string, string> {
  const file = join(folder, 'redirects.json');
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(validate(z.record(path, path), parseFile(file), 'redirects.json')));
}
