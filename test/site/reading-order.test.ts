import { expect, test } from 'vitest';
import { Built } from './built.ts';

const site = new Built('dist');
const explainers = site.addresses.filter((address) => /^\/learn\/[^/]+\/$/.test(address));

/** Where a page's link of this relation leads. */
function turn(address: string, rel: 'prev' | 'next'): string | undefined {
  const [tag = ''] = new RegExp(`<a [^>]*rel="${rel}"[^>]*>`).exec(site.html(address)) ?? [];
  return /href="([^"]*)"/.exec(tag)?.[1];
}

test('the reading order passes every explainer once, and back', () => {
  const [first, second] = explainers.filter((address) => turn(address, 'prev') === undefined);
  expect([first !== undefined, second]).toEqual([true, undefined]);
  const passed: string[] = [];
  for (let at = first; at !== undefined; at = turn(at, 'next')) {
    expect(passed).not.toContain(at);
    const before = passed.at(-1);
    if (before !== undefined) expect(turn(at, 'prev')).toBe(before);
    passed.push(at);
  }
  expect([...passed].sort()).toEqual([...explainers].sort());
});
