import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../content/explainers');
const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const orders = pages.map((page) => Number(/^order: (\d+)$/m.exec(page)?.[1]));

test('each explainer has a place of its own in the reading order', () => {
  expect(orders).not.toContain(NaN);
  expect(new Set(orders).size).toBe(orders.length);
});

test('each ends with questions that the engine marks, two or more', () => {
  const without = pages.filter((page) => {
    const [, checks = ''] = /\n<Check>\n([\s\S]*)<\/Check>\n*$/.exec(page) ?? [];
    return (checks.match(/<Try\b/g)?.length ?? 0) < 2;
  });
  expect(without.map((page) => /^title: (.*)$/m.exec(page)?.[1])).toEqual([]);
});

/** Figures that a reader moves: the islands of the closed vocabulary. */
const LIVE =
  /\n<(Argument|Builder|Clocked|Experts|Hand|Heads|Law|Memory|Packed|Purpose|Routes|Stored|Sums|Tied|Twins|Vocabulary)\b/;

test('each has a figure that answers its reader', () => {
  const still = pages.filter((page) => !LIVE.test(page));
  expect(still.map((page) => /^title: (.*)$/m.exec(page)?.[1])).toEqual([]);
});
