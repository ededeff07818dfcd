import { describe, expect, test } from 'vitest';
import { Built } from './built.ts';

const site = new Built('dist');
const pages = site.addresses.filter((address) => /^\/faq\/[^/]+\/$/.test(address));

interface Statement {
  readonly '@type': string;
  readonly mainEntity?: readonly {
    readonly '@type': string;
    readonly name: string;
    readonly acceptedAnswer: { readonly '@type': string; readonly text: string };
  }[];
}

function statements(address: string): Statement[] {
  const [, json = ''] =
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(site.html(address)) ?? [];
  return (JSON.parse(json) as { '@graph': Statement[] })['@graph'];
}

test('there are questions, and the index lists every one', () => {
  expect(pages.length).toBeGreaterThanOrEqual(85);
  const listed = new Set(site.links('/faq/'));
  expect(pages.filter((address) => !listed.has(address))).toEqual([]);
});

describe.each(pages)('%s', (address) => {
  test('says its question and its whole answer to programs, figures computed', () => {
    const [page] = statements(address).filter((each) => each['@type'] === 'FAQPage');
    const [question, more] = page?.mainEntity ?? [];
    expect(more).toBeUndefined();
    const [, heading = ''] = /<h1>([^<]*)<\/h1>/.exec(site.html(address)) ?? [];
    expect(question?.name).toBe(heading.replaceAll('&amp;', '&'));
    const { text = '' } = question?.acceptedAnswer ?? {};
    expect(text).not.toMatch(/[<>]|undefined|\bNaN\b|\[object/);
    const figures = [...site.html(address).matchAll(/<data class="fig"[^>]*\svalue="(\d+)"/g)];
    const digits = new Set(text.replaceAll(',', '').match(/\d+/g));
    expect(figures.map(([, value = '']) => value).filter((value) => !digits.has(value))).toEqual(
      [],
    );
  });
  test('is described by its first sentence', () => {
    const [, description = ''] =
      /<meta name="description" content="([^"]*)"/.exec(site.html(address)) ?? [];
    expect(description).toMatch(/\d/);
  });
});
