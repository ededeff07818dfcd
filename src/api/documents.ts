import { z } from 'zod';
import { claimsDocument } from './claims.ts';
import { conventionsDocument } from './conventions.ts';
import { dataAddress, schemaFile, type ApiDocument } from './document.ts';
import { countSchema, text } from './forms.ts';
import { glossaryDocument } from './glossary.ts';
import { modelForm } from './model.ts';
import { modelsDocument } from './models.ts';
import { questionsDocument } from './questions.ts';
import { TABLES } from './tables.ts';

/** The documents of the API. A new one is a file beside these and a line here: address, schema, index and tests follow. */
export const DOCUMENTS: readonly ApiDocument[] = [
  modelsDocument,
  conventionsDocument,
  claimsDocument,
  glossaryDocument,
  questionsDocument,
];

/** Forms of documents that there are many of, or that come from the terminal. */
const OTHER_FORMS = {
  'weighbridge.model/1': modelForm,
  'weighbridge.count/1': countSchema,
} as const;

const listed = z.array(
  z.strictObject({
    name: text,
    about: text,
    address: z.url(),
    form: text.optional(),
    schema: z.url().optional(),
  }),
);

/** What there is, and where. */
export const indexDocument: ApiDocument = {
  name: 'index',
  about: 'What there is, and where.',
  form: 'weighbridge.index/1',
  schema: z.strictObject({
    schema: z.literal('weighbridge.index/1'),
    about: text,
    licence: z.url(),
    documents: listed,
    each: z
      .array(
        z.strictObject({ name: text, about: text, template: text, form: text, schema: z.url() }),
      )
      .describe(
        'Documents that there is one of for each model; names in braces are parts of its id.',
      ),
    tables: listed,
    schemas: z.record(text, z.url()),
  }),
  make: () => ({
    schema: 'weighbridge.index/1',
    about:
      'Parameter counts of language models under named, versioned rules. Figures are parameters, exact; a figure is cited with its rule and the rule’s version.',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    documents: DOCUMENTS.map(({ name, about, form }) => ({
      name,
      about,
      address: dataAddress(`${name}.json`),
      form,
      schema: dataAddress(schemaFile(form)),
    })),
    each: [
      {
        name: 'model',
        about: 'One model: its record, its ledger row by row, every rule’s figures, its claims.',
        template: dataAddress('models/{org}/{model}.json'),
        form: 'weighbridge.model/1',
        schema: dataAddress(schemaFile('weighbridge.model/1')),
      },
    ],
    tables: TABLES.map(({ name, about }) => ({
      name,
      about,
      address: dataAddress(`${name}.csv`),
    })),
    schemas: Object.fromEntries(
      [...FORMS.keys()].map((form) => [form, dataAddress(schemaFile(form))]),
    ),
  }),
};

/** Every form with its schema. */
export const FORMS: ReadonlyMap<ApiDocument['form'], z.ZodType> = new Map([
  ...[indexDocument, ...DOCUMENTS].map(({ form, schema }) => [form, schema] as const),
  ...(Object.entries(OTHER_FORMS) as [ApiDocument['form'], z.ZodType][]),
]);
