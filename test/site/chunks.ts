import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { importsOf } from './imports.ts';

/** The scripts of the built site, and what each brings along. */
export const chunks: readonly string[] = readdirSync('dist/_astro').filter((name) =>
  name.endsWith('.js'),
);

export const code = (name: string): string => readFileSync(`dist/_astro/${name}`, 'utf8');

const named = (name: string, form: RegExp): string[] =>
  [...code(name).matchAll(form)].map(([, each = '']) => each);

/** What a script loads later, when it is needed. */
export const loadedBy = (name: string): string[] =>
  named(name, /import\(\s*[`"']\.\/([^`"']+)[`"']/g);

/** A script with all that it imports, but for what is there already. */
export function closure(chunk: string, known: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set<string>();
  const queue = [chunk];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next) || known.has(next)) continue;
    found.add(next);
    queue.push(...importsOf(code(next)));
  }
  return found;
}

/** Bytes of scripts after gzip. */
export const weight = (names: Iterable<string>): number =>
  gzipSync([...names].map(code).join('\n')).length;

/** The script of the worker of /count/. */
export const worker: string = chunks.find((name) => /^worker[-.]/.test(name)) ?? '';
