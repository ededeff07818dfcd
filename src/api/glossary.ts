import { z } from 'zod';
import { CATEGORIES } from '../catalogue/term-schema.ts';
import { termPath } from '../site/addresses.ts';
import { terms } from '../site/terms.ts';
import { absolute } from '../site/url.ts';
import type { ApiDocument } from './document.ts';
import { page, source, text, updated } from './forms.ts';

/** The terms with their short definitions. */
export const glossaryDocument: ApiDocument = {
  name: 'glossary',
  about: 'Every term: its short definition, other names, relations and sources.',
  form: 'weighbridge.glossary/1',
  schema: z.strictObject({
    schema: z.literal('weighbridge.glossary/1'),
    terms: z.array(
      z.strictObject({
        slug: text,
        term: text,
        shortDefinition: text,
        alsoKnownAs: z.array(text),
        category: z.enum(CATEGORIES),
        relatedTerms: z.array(text),
        sources: z.array(source),
        updated,
        page,
      }),
    ),
  }),
  make: () => ({
    schema: 'weighbridge.glossary/1',
    terms: terms.map(
      ({
        slug,
        term,
        shortDefinition,
        alsoKnownAs,
        category,
        relatedTerms,
        sources,
        updated: when,
      }) => ({
        slug,
        term,
        shortDefinition,
        alsoKnownAs,
        category,
        relatedTerms,
        sources,
        updated: when,
        page: absolute(termPath(slug)),
      }),
    ),
  }),
};
