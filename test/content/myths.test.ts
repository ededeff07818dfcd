import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MYTH_GROUPS } from '#site/myth-groups.ts';
import { FIGURES, firstSentenceOf } from './first-sentence.ts';

const folder = join(import.meta.dirname, '../../content/myths');
const myths = readdirSync(folder).map((name) => {
  const source = readFileSync(join(folder, name), 'utf8');
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  return { slug: name.replace(/\.mdx$/, ''), head, body: body.trim() };
});
const field = (head: string, key: string): string | undefined =>
  new RegExp(`^${key}: (.*)$`, 'm').exec(head)?.[1];

test('there are thirty-five or more, each in a place of its own', () => {
  expect(myths.length).toBeGreaterThanOrEqual(35);
  const places = myths.map(({ head }) => `${field(head, 'group')} ${field(head, 'order')}`);
  expect(new Set(places).size).toBe(places.length);
});

test('no slug is the name of a group, which has an anchor too', () => {
  const groups: readonly string[] = MYTH_GROUPS;
  expect(myths.filter(({ slug }) => groups.includes(slug))).toEqual([]);
});

describe.each(myths)('$slug', ({ head, body }) => {
  test('is put right by a figure in the first sentence', () => {
    expect(firstSentenceOf(body)).toMatch(FIGURES);
  });
  test('every quote it declares is used', () => {
    const declared = [...head.matchAll(/^ {2}- id: (\S+)/gm)].map(([, id = '']) => id);
    expect(declared.filter((id) => !body.includes(`<Quoted id="${id}"`))).toEqual([]);
  });
});
