import { describe, expect, test } from 'vitest';
import { Built } from './built.ts';

type Statement = Readonly<Record<string, unknown>>;

const site = new Built('dist');
const ORIGIN = 'https://weighbridge.example';

/** What each page states for programs, as [address, statement]. */
const statements = site.addresses.flatMap((address) =>
  [...site.html(address).matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
    .map(([, text = '']) => JSON.parse(text) as Statement)
    .flatMap((graph) => {
      expect([address, graph['@context']]).toEqual([address, 'https://schema.org']);
      return graph['@graph'] as Statement[];
    })
    .map((statement) => [address, statement] as const),
);
const types = [...new Set(statements.map(([, statement]) => String(statement['@type'])))].sort();

/** Properties that a reader of schema.org data needs to make anything of a type. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Answer: ['text'],
  Article: ['headline', 'url'],
  BreadcrumbList: ['itemListElement'],
  DataDownload: ['contentUrl', 'encodingFormat'],
  Dataset: ['name', 'description', 'license', 'url', 'creator'],
  DefinedTerm: ['name', 'description', 'url', 'inDefinedTermSet'],
  DefinedTermSet: ['name', 'url'],
  EntryPoint: ['urlTemplate'],
  FAQPage: ['mainEntity'],
  ListItem: ['position', 'name', 'item'],
  Organization: ['name'],
  Person: ['name'],
  Question: ['name', 'acceptedAnswer'],
  SearchAction: ['target', 'query-input'],
  TechArticle: ['headline', 'url'],
  WebSite: ['name', 'url', 'potentialAction'],
};

/** A statement and all statements inside it that have a type. */
function nested(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(nested);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(nested);
  return '@type' in value ? [value as Statement, ...inside] : inside;
}

/** What is wrong with one statement. */
function faults(statement: Statement): string[] {
  const type = String(statement['@type']);
  const required = REQUIRED[type];
  if (!required) return [`${type}: no required properties are known`];
  const missing = required.filter((name) => {
    const value = statement[name];
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  });
  const dead = ['url', 'item', '@id', 'contentUrl'].flatMap((name) => {
    const value = statement[name];
    return typeof value === 'string' && !leads(value) ? [`${type}: ${name}: ${value}`] : [];
  });
  return [...missing.map((name) => `${type}: ${name} is missing`), ...dead];
}

/** Whether an address is absolute and, where it is one of the site's own, there. */
function leads(address: string): boolean {
  if (!address.startsWith(`${ORIGIN}/`)) return address.startsWith('https://');
  return site.has(address.slice(ORIGIN.length));
}

describe('the check', () => {
  test.each([
    [{ '@type': 'WebSite', name: 'A', url: `${ORIGIN}/`, potentialAction: {} }, []],
    [{ '@type': 'DefinedTerm', name: '' }, 4],
    [{ '@type': 'Recipe' }, 1],
    [{ '@type': 'ListItem', position: 1, name: 'A', item: `${ORIGIN}/nowhere/` }, 1],
    [{ '@type': 'ListItem', position: 1, name: 'A', item: '/models/' }, 1],
  ])('of %j', (statement, expected) => {
    const found = faults(statement);
    expect(typeof expected === 'number' ? found.length : found).toEqual(expected);
  });
});

test('there are statements to check', () => {
  expect(types).toEqual(expect.arrayContaining(['BreadcrumbList', 'WebSite']));
});

test.each(types)('every %s is complete and leads where it says', (type) => {
  const wrong = statements
    .filter(([, statement]) => statement['@type'] === type)
    .flatMap(([address, statement]) =>
      nested(statement).flatMap((each) => faults(each).map((fault) => `${address}: ${fault}`)),
    );
  expect(wrong).toEqual([]);
});

test('crumbs are numbered from one and end at the page itself', () => {
  for (const [address, { '@type': type, itemListElement }] of statements) {
    if (type !== 'BreadcrumbList') continue;
    const items = itemListElement as { position: number; item: string }[];
    expect([address, items.map(({ position }) => position)]).toEqual([
      address,
      items.map((_, at) => at + 1),
    ]);
    expect(items.at(-1)?.item).toBe(`${ORIGIN}${address}`);
  }
});
