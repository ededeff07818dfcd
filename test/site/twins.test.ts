import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#catalogue';
import { ledgerOf, weighUnder } from '#engine';
import { figureText } from '#engine/slip.ts';
import { twinPath } from '#site/addresses.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const ORIGIN = 'https://weighbridge.example';
const twin = (address: string): string => readFileSync(`dist${twinPath(address)}`, 'utf8');

const announced = site.addresses.filter((address) =>
  site.html(address).includes('type="text/markdown"'),
);

test('every page that can be found has a twin, where it says; no other page has one', () => {
  for (const address of site.addresses) {
    const findable = site.html(address).includes('data-pagefind-body');
    expect([address, announced.includes(address), existsSync(`dist${twinPath(address)}`)]).toEqual([
      address,
      findable,
      findable,
    ]);
  }
  for (const address of announced)
    expect(site.html(address)).toContain(
      `<link rel="alternate" type="text/markdown" href="${twinPath(address)}">`,
    );
});

test('a twin has the page’s heading and address, and no markup', () => {
  for (const address of announced) {
    const text = twin(address);
    expect(text).toContain(`address: ${ORIGIN}${address}\n`);
    expect([address, text.match(/^# \S/gm)?.length]).toEqual([address, 1]);
    expect([address, text.match(/(?<!\\)<\/?[a-z][^>\n]*>/g)]).toEqual([address, null]);
    expect([address, text.match(/\]\((?!https?:\/\/)[^)]*\)/g)]).toEqual([address, null]);
  }
});

test('every figure that stands in a page’s text stands in its twin', () => {
  for (const address of announced) {
    const main = /<main[\s\S]*<\/main>/.exec(site.html(address))?.[0] ?? '';
    const seen = main.replaceAll(/<(template|form|footer)\b[\s\S]*?<\/\1>/g, '');
    const figures = [...seen.matchAll(/<data class="fig" value="-?\d+">(.*?)<\/data>/g)].map(
      ([, figure = '']) => figure.replaceAll(/<[^>]*>/g, ''),
    );
    const text = twin(address);
    expect([address, figures.filter((figure) => !text.includes(figure))]).toEqual([address, []]);
  }
});

test('a model’s twin holds the engine’s figures under every rule', () => {
  const { models, conventions } = loadCatalogue();
  for (const { id, config, file } of models) {
    const ledger = ledgerOf(config, file);
    const text = twin(`/models/${id}/`);
    for (const rule of conventions)
      for (const figure of Object.values(weighUnder(ledger, rule)).filter(isExact))
        expect([id, rule.id, text.includes(figureText(figure))]).toEqual([id, rule.id, true]);
  }
});

function isExact(value: unknown): value is { kind: 'exact'; value: number } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'exact';
}

describe('llms.txt', () => {
  const list = readFileSync('dist/llms.txt', 'utf8');
  test('has a title, a summary, and leads to every twin but the home page’s', () => {
    expect(list).toMatch(/^# Weighbridge\n\n> \S/);
    const links = [...list.matchAll(/\]\((\S+)\)/g)].map(([, link = '']) => link);
    for (const link of links)
      expect([link, existsSync(`dist${link.replace(ORIGIN, '')}`)]).toEqual([link, true]);
    const missing = announced.filter((address) => !links.includes(ORIGIN + twinPath(address)));
    expect(missing.filter((address) => address !== '/')).toEqual([]);
  });
  test('in full holds the reading pages whole', () => {
    const full = readFileSync('dist/llms-full.txt', 'utf8');
    for (const address of announced.filter((each) =>
      /^\/(learn|glossary|faq|conventions)\/./.test(each),
    ))
      expect([address, full.includes(twin(address).split('---\n\n')[1] ?? '\u0000')]).toEqual([
        address,
        true,
      ]);
  });
});
