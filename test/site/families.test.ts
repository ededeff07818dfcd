import { describe, expect, test } from 'vitest';
import { TABLE } from '#engine/families/table.ts';
import { allFamiliesTogether } from './all-families.ts';
import { chunks, closure, code, loadedBy, weight, worker } from './chunks.ts';

const KB = 1024;

/** The chunks from which all families are loaded on demand: each names one, and loads some. A page has one, its worker another. */
const entries = chunks.filter(
  (name) => /[`"']deepseek_v3[`"']/.test(code(name)) && code(name).includes('import('),
);

/** What is there before any family is asked for: that chunk, the engine that loads it, the worker that runs it, and all they import. */
function thereWith(entry: string): Set<string> {
  const loading = chunks.filter((name) => name === entry || code(name).includes(entry));
  const there = new Set(loading.flatMap((name) => [...closure(name)]));
  const ofWorker = closure(worker);
  return loading.some((name) => ofWorker.has(name)) ? new Set([...there, ...ofWorker]) : there;
}

test('families are loaded by pages and by the worker', () => {
  expect(entries).toHaveLength(2);
});

describe.each(entries)('of %s', (entry) => {
  const there = thereWith(entry);
  const families = loadedBy(entry);

  test('each family is a chunk of its own', () => {
    expect(new Set(families).size).toBe(TABLE.length);
  });

  test('a page loads the family it shows in at most 6 KB', () => {
    const heavy = families.filter((chunk) => weight(closure(chunk, there)) > 6 * KB);
    expect(heavy).toEqual([]);
  });
});

// Named fields, tensors and sentences of that many architectures; nothing of it stands twice.
test('all families in one script are at most 43 KB', async () => {
  expect(await allFamiliesTogether()).toBeLessThanOrEqual(43 * KB);
});
