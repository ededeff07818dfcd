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
