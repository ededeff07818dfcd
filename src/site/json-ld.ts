import { scriptJson } from './script-json.ts';
import type { Crumb } from '#components/site/Crumbs.astro';
import type { Term } from '#catalogue';
import { DATA_PAGE, termPath } from './addresses.ts';
import { absolute } from './url.ts';

/** Where a page stands, as schema.org says it; the last entry is the page itself. */
export function breadcrumbList(crumbs: readonly Crumb[], path: string): object {
  // A crumb without a page of its own is a word on the way, and no item.
  const items = crumbs.filter((crumb, at) => crumb.path || at === crumbs.length - 1);
  return {
    '@type': 'BreadcrumbList',
    itemListElement: items.map((crumb, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: crumb.label,
      item: absolute(crumb.path ?? path),
    })),
  };
}

/** The site itself, with the address of its search. */
export function webSite(description: string): object {
  return {
    '@type': 'WebSite',
    name: 'Weighbridge',
    url: absolute('/'),
    description,
    inLanguage: 'en',
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${absolute('/search/')}?q={query}` },
      'query-input': 'required name=query',
    },
  };
}

/** One question with its answer, as schema.org says it. */
export function faqPage(question: string, answer: string, path: string, updated: string): object {
  return {
    '@type': 'FAQPage',
    '@id': absolute(path),
    dateModified: updated,
    mainEntity: [
      {
        '@type': 'Question',
        name: question,
        acceptedAnswer: { '@type': 'Answer', text: answer, url: absolute(path) },
      },
    ],
  };
}

const GLOSSARY = '/glossary/';

/** A term as schema.org says it, in the set of them all. */
export function definedTerm({
  slug,
  term,
  shortDefinition,
  alsoKnownAs,
}: Pick<Term, 'slug' | 'term' | 'shortDefinition' | 'alsoKnownAs'>): object {
  return {
    '@type': 'DefinedTerm',
    '@id': absolute(termPath(slug)),
    name: term,
    description: shortDefinition,
    termCode: slug,
    ...(alsoKnownAs.length > 0 && { alternateName: alsoKnownAs }),
    url: absolute(termPath(slug)),
    inDefinedTermSet: absolute(GLOSSARY),
  };
}

/** The glossary as a set, naming its terms by their addresses. */
export function definedTermSet(terms: readonly Pick<Term, 'slug'>[]): object {
  return {
    '@type': 'DefinedTermSet',
    '@id': absolute(GLOSSARY),
    name: 'Weighbridge glossary of parameter counting',
    url: absolute(GLOSSARY),
    hasDefinedTerm: terms.map(({ slug }) => ({ '@id': absolute(termPath(slug)) })),
  };
}

/** The figures as a data set, with the files that hold it. */
export function dataset(
  description: string,
  files: readonly { readonly address: string; readonly type: string; readonly about: string }[],
): object {
  return {
    '@type': 'Dataset',
    '@id': absolute(DATA_PAGE),
    name: 'Weighbridge: parameters of language models under named rules',
    description,
    url: absolute(DATA_PAGE),
    license: 'https://creativecommons.org/licenses/by/4.0/',
    creator: { '@type': 'Organization', name: 'Weighbridge', url: absolute('/') },
    isAccessibleForFree: true,
    distribution: files.map(({ address, type, about }) => ({
      '@type': 'DataDownload',
      contentUrl: address,
      encodingFormat: type,
      description: about,
    })),
  };
}

/** Statements as the text of one script element. */
export function jsonLd(statements: readonly object[]): string {
  const graph = { '@context': 'https://schema.org', '@graph': statements };
  return scriptJson(graph);
}
