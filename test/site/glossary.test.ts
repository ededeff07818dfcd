import { describe, expect, test } from 'vitest';
import { parse, type HTMLElement } from 'node-html-parser';
import { loadTerms } from '#catalogue';
import { wordsOf } from '#catalogue/terms.ts';
import { mentionsIn } from '../../src/markdown/mentions.ts';
import { Built } from './built.ts';

const site = new Built('dist');
const terms = loadTerms();
const cardsOn = (address: string): string[] =>
  [...site.html(address).matchAll(/\sid="card-([^"]+)"/g)].map(([, slug = '']) => slug);
const prosePages = site.addresses.filter((address) =>
  /^\/((learn|glossary|faq)\/.|(myths|counters)\/$)/.test(address),
);

test('every term has its page, and the index names it by letter and by theme', () => {
  const links = site.links('/glossary/');
  for (const { slug } of terms) {
    expect(site.has(`/glossary/${slug}/`)).toBe(true);
    expect(links.filter((link) => link === `/glossary/${slug}/`)).toHaveLength(2);
  }
});

test('every term is stated as a DefinedTerm in the set of the glossary', () => {
  for (const { slug, term, shortDefinition } of terms) {
    const graph = graphOf(`/glossary/${slug}/`);
    expect(graph).toContainEqual(
      expect.objectContaining({
        '@type': 'DefinedTerm',
        name: term,
        description: shortDefinition,
        inDefinedTermSet: 'https://weighbridge.example/glossary/',
      }),
    );
  }
  const set = graphOf('/glossary/').find((each) => each['@type'] === 'DefinedTermSet');
  expect(set?.['hasDefinedTerm']).toHaveLength(terms.length);
});

describe('cards in prose', () => {
  test('an explainer’s first use of a term carries its card, and later uses don’t', () => {
    const cards = cardsOn('/learn/parameter-count/');
    expect(cards).toContain('output-head');
    expect(cards.filter((slug) => slug === 'output-head')).toHaveLength(1);
  });
  test('a term has its card once on a page, at its first use', () => {
    const cards = prosePages.map((address) => [address, cardsOn(address)] as const);
    expect(cards.filter(([, slugs]) => slugs.length > 0).length).toBeGreaterThan(terms.length);
    expect(cards.filter(([, slugs]) => new Set(slugs).size < slugs.length)).toEqual([]);
  });
  test('every term has a card on a page that isn’t the glossary’s', () => {
    const outside = prosePages.filter((address) => !address.startsWith('/glossary/'));
    const carded = new Set(outside.flatMap(cardsOn));
    expect(terms.map(({ slug }) => slug).filter((slug) => !carded.has(slug))).toEqual([]);
  });
  test('no term is named in prose without a card at its first use', () => {
    expect(prosePages.flatMap((address) => uncarded(address))).toEqual([]);
  });
  test('a term’s page has no card of its own', () => {
    for (const { slug } of terms) expect(cardsOn(`/glossary/${slug}/`)).not.toContain(slug);
  });
  test('what programs are told of a page has no card in it', () => {
    const told = prosePages.flatMap((address) =>
      graphOf(address).map((each) => JSON.stringify(each)),
    );
    expect(told.length).toBeGreaterThan(terms.length);
    expect(told.filter((text) => text.includes('Read the entry'))).toEqual([]);
  });
  test('no card stands in a heading or in a link', () => {
    for (const address of prosePages) {
      const html = site.html(address);
      expect([address, /<h[1-6][^>]*>(?:(?!<\/h[1-6]>)[\s\S])*class="tip"/.test(html)]).toEqual([
        address,
        false,
      ]);
      expect([address, /<a [^>]*>(?:(?!<\/a>)[\s\S])*class="tip"/.test(html)]).toEqual([
        address,
        false,
      ]);
    }
  });
});

test('no stop stands apart from the figure or the link before it', () => {
  const apart = prosePages.flatMap((address) =>
    [...site.html(address).matchAll(/>([^<>]*)<\/(?:a|data|span)>\s+[).,;:]/g)].map(
      ([, words]) => `${address}: ${words}`,
    ),
  );
  expect(apart).toEqual([]);
});

function graphOf(address: string): Record<string, unknown>[] {
  const [, text = '{}'] =
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(site.html(address)) ?? [];
  const { '@graph': graph = [] } = JSON.parse(text) as { '@graph'?: Record<string, unknown>[] };
  return graph;
}

const wordings = terms.map((term) => ({ slug: term.slug, words: wordsOf(term) }));

/**
 * Terms that a page's paragraphs name before they give them a card, or without
 * giving one. Names in links, code and figures are no prose, and neither are the
 * questions that a reader answers.
 */
function uncarded(address: string): string[] {
  const own = /^\/glossary\/(.+)\/$/.exec(address)?.[1] ?? '';
  const seen = new Set([own]);
  const problems: string[] = [];
  for (const paragraph of parse(site.html(address)).querySelectorAll('main p, main li')) {
    if (!isProse(paragraph)) continue;
    for (const tip of paragraph.querySelectorAll('.tip')) {
      const slug = tip.querySelector('.card')?.id.replace(/^card-/, '') ?? '';
      tip.replaceWith(` <i data-card="${slug}"></i> `);
    }
    for (const each of paragraph.querySelectorAll('a, code, data, small, .fig, .arith'))
      each.remove();
    for (const piece of parse(paragraph.innerHTML).childNodes) {
      const slug = (piece as HTMLElement).attributes?.['data-card'];
      if (slug !== undefined) seen.add(slug);
      for (const mention of mentionsIn(piece.textContent, wordings, seen)) {
        problems.push(`${address}: ${mention.slug}, in “${piece.textContent.trim()}”`);
        seen.add(mention.slug);
      }
    }
  }
  return problems;
}

/** Whether a paragraph was written as one, and isn't a component's words. */
const isProse = (node: HTMLElement): boolean =>
  node.attributes['class'] === undefined &&
  node.closest('table, figure, nav, form, details, dl, .ui, .wide, .pair, .mnote.first') === null &&
  node.closest('article') !== null;
