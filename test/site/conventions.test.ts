import { describe, expect, test } from 'vitest';
import { parse } from 'node-html-parser';
import type { Model } from '#catalogue';
import { ROLES } from '#engine';
import { digits } from '#engine/format.ts';
import { models, rules, weighingOf } from '#site/weighed.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const pageOf = (id: string) => parse(site.html(`/conventions/${id}/`));
const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

describe.each(rules)('the page of $id', (rule) => {
  const page = pageOf(rule.id);
  const text = words(page.querySelector('main')?.textContent ?? '');
  const table = (heading: string) => page.querySelector(`[aria-labelledby="${heading}"] table`);

  test('states the rule, what it is for and where it fails', () => {
    for (const said of [rule.rule, rule.purpose, rule.limits]) expect(text).toContain(words(said));
  });

  test('has a row for every part', () => {
    const rows = page.querySelectorAll('#roles ~ .wide')[0]?.querySelectorAll('tbody tr') ?? [];
    expect(rows.length).toBeGreaterThanOrEqual(ROLES.length);
  });

  test('shows each witness, for and against, with its digits', () => {
    const shown = rule.witnesses.flatMap(({ total, active }) => [total, active]);
    const against = rule.counterWitnesses.flatMap(({ total, active }) => [total, active]);
    for (const value of [...shown, ...against])
      if (value !== null) expect(text).toContain(digits(value));
  });

  test('lists every model of the catalogue, by heads that sort, or says why it has no figure', () => {
    const listed = table('models');
    const rows = listed?.querySelectorAll('tbody tr th a').map((each) => each.text) ?? [];
    const given = (model: Model): boolean => weighingOf(model, rule).total.kind === 'exact';
    expect([...rows].sort()).toEqual(
      models
        .filter(given)
        .map(({ name }) => name)
        .sort(),
    );
    const without = models.filter((model) => !given(model));
    if (rows.length === 0) expect(text).toContain('Not defined for any of the catalogue’s records');
    else for (const { name } of without) expect(text).toContain(name);
    const sorts = listed
      ?.querySelectorAll('[data-sort]')
      .map((each) => each.attributes['data-sort']);
    if (rows.length > 0) expect(sorts).toEqual(['name', 'total', 'active', 'share']);
  });

  test('says its version and the ones before, how to cite it, and what a card should print', () => {
    expect(text).toContain(`Version ${rule.version}.`);
    for (const { version } of rule.supersedes) expect(text).toContain(`Version ${version}, until`);
    expect(page.querySelector('pre')?.textContent).toContain(rule.id);
    const sentence = page.querySelector('.say')?.textContent ?? '';
    const cited = sentence.includes(`rule ${rule.id}, version ${rule.version}`);
    expect(cited || text.includes('needs a file to read')).toBe(true);
    expect(page.querySelectorAll('.sources a').length).toBe(rule.sources.length);
  });
});

describe('the page of all rules', () => {
  const page = parse(site.html('/conventions/'));
  test('has every rule in its matrix', () => {
    const named = new Set(site.links('/conventions/'));
    expect(rules.filter(({ id }) => !named.has(`/conventions/${id}/`))).toEqual([]);
  });
  test('writes a card’s sentence, and its table in three forms', () => {
    const copies = page
      .querySelectorAll('wb-card [data-copy]')
      .map((each) => each.attributes['data-copy']);
    for (const form of ['text', 'markdown', 'html', 'latex']) expect(copies).toContain(form);
  });
});
