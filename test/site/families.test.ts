import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { TABLE } from '#engine/families/table.ts';

const KB = 1024;
const chunks = readdirSync('dist/_astro').filter((name) => name.endsWith('.js'));
const code = (name: string): string => readFileSync(`dist/_astro/${name}`, 'utf8');
const importsOf = (name: string): string[] =>
  [...code(name).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g)].map(
    ([, each = '']) => each,
  );

/** The chunk from which all families are loaded on demand: it names one, and loads some. */
const entry = chunks.find(
  (name) => /[`"']deepseek_v3[`"']/.test(code(name)) && code(name).includes('import('),
);

/** What is there before any family is asked for: that chunk, the engine that loads it, and all they import. */
const there = new Set(
  chunks
    .filter((name) => entry && (name === entry || code(name).includes(entry)))
    .flatMap((name) => [...closure(name, new Set())]),
);

/** A family's own chunk and the layers it shares; not the engine that is there already. */
function closure(chunk: string, known: ReadonlySet<string> = there): Set<string> {
  const found = new Set<string>();
  const queue = [chunk];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next) || known.has(next)) continue;
    found.add(next);
    queue.push(...importsOf(next));
  }
  return found;
}

const families = [...code(entry ?? '').matchAll(/import\(\s*[`"']\.\/([^`"']+)[`"']/g)].map(
  ([, chunk = '']) => chunk,
);
const weight = (names: Iterable<string>): number =>
  gzipSync([...names].map(code).join('\n')).length;

test('each family is a chunk of its own', () => {
  expect(new Set(families).size).toBe(TABLE.length);
});

test('a page loads the family it shows in at most 6 KB', () => {
  const heavy = families.filter((chunk) => weight(closure(chunk)) > 6 * KB);
  expect(heavy).toEqual([]);
});
