import { describe, expect, test } from 'vitest';
import { Built } from './built.ts';
import { chunks, closure, loadedBy, weight, worker } from './chunks.ts';

const KB = 1024;
const site = new Built('dist');

/** What is there once the worker runs. */
const there = closure(worker);
const reader = loadedBy(worker).find((name) => name.startsWith('read-model')) ?? '';
/** What reads a format, loaded by what tells one from the other. */
const formats = loadedBy(reader).filter((name) => name.startsWith('read-files'));

test('there are two formats, each with a script of its own', () => {
  expect(chunks).toContain(reader);
  expect(new Set(formats).size).toBe(2);
});

describe.each(formats)('%s', (format) => {
  test('with all it needs to read a file is at most 12 KB', () => {
    expect(
      weight(new Set([...closure(reader, there), ...closure(format, there)])),
    ).toBeLessThanOrEqual(12 * KB);
  });
});

test('none of it, and not the worker, is loaded with the page', () => {
  const scripts = [...site.scripts('/count/')].map((path) => path.replace('/_astro/', ''));
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((name) => [worker, reader, ...formats, ...there].includes(name))).toEqual(
    [],
  );
});
