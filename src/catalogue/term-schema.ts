import { z } from 'zod';
import { ROLES } from '../engine/roles.ts';
import { VERDICTS } from '../engine/verdict.ts';
import { sourceSchema, updatedSchema } from './schema.ts';

/**
 * The front matter of `content/glossary/<slug>.mdx`. Figures are named by model
 * and rule, never typed: the pages compute what they show, and a test executes
 * the instance and the near miss of every term.
 */
const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug such as output-head');

/** Themes of the glossary, in the order of its index. */
export const CATEGORIES = [
  'counts',
  'rules',
  'experts',
  'tables',
  'layers',
  'draft',
  'training',
  'storage',
  'use',
  'files',
] as const;

const part = z.enum(['total', 'active']);
const figure = z.strictObject({ rule: text, part });
const relation = z.enum(['less', 'equal', 'greater']);

/**
 * The test a thing must pass to fall under a term. Closed: each has one reading
 * in `src/site/includes.ts`.
 *   row      a row of the ledger has this role, state or kind
 *   has      the ledger has rows of all these roles
 *   counted  a row of the ledger counts under a rule
 *   figures  two figures of one model stand in a relation
 *   config   two fields, or a field and a value, stand in a relation
 *   prints   a published figure is what a rule gives at its precision
 *   range    a rule's active figure varies by token
 *   bits     the bytes of one rule's weights, over the parameters of another, in a format
 *   verdict  a published figure gets one of these verdicts
 *   moves    a change to a config moves a figure
 *   stays    a change to a config leaves a figure as it is
 *   read     the engine reads the config, and does not refuse it
 */
export const criterionSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('row'),
    role: z.enum(ROLES).optional(),
    inner: z.enum(ROLES).optional(),
    state: z
      .enum(['unique', 'tied', 'stored-twice', 'mtp-duplicate', 'auxiliary', 'buffer'])
      .optional(),
    tensor: z.enum(['matrix', 'bias', 'norm', 'table', 'vector']).optional(),
    /** The row's name, `*` for any run of characters. */
    name: text.optional(),
  }),
  z.strictObject({ by: z.literal('has'), roles: z.array(z.enum(ROLES)).min(2) }),
  z.strictObject({
    by: z.literal('counted'),
    ...figure.shape,
    /** Whether the whole row counts, or some of it, as of a table read by the row. */
    how: z.enum(['at all', 'whole', 'in part']).default('at all'),
  }),
  z.strictObject({ by: z.literal('figures'), left: figure, is: relation, right: figure }),
  z.strictObject({
    by: z.literal('config'),
    field: text,
    is: relation,
    than: z.union([text, z.number(), z.boolean()]),
  }),
  z.strictObject({
    by: z.literal('prints'),
    rule: text,
    rounding: z.enum(['half-up', 'truncate', 'ceil']).default('half-up'),
  }),
  z.strictObject({ by: z.literal('range'), rule: text }),
  z.strictObject({
    by: z.literal('bits'),
    /** The rule whose weights fill the bytes, and the rule whose parameters they are divided by. */
    stored: text,
    per: text,
    is: relation,
    than: z.number().positive(),
  }),
  z.strictObject({ by: z.literal('verdict'), is: z.array(z.enum(VERDICTS)).min(1) }),
  z.strictObject({ by: z.literal('moves'), ...figure.shape }),
  z.strictObject({ by: z.literal('stays'), ...figure.shape }),
  z.strictObject({ by: z.literal('read') }),
]);

/** A thing held against the criterion, named so that the engine can look it up. */
export const subjectSchema = z.strictObject({
  model: text,
  /** A row of the ledger, by its name. */
  row: text.optional(),
  /** A published figure, by the claim's id. */
  claim: text.optional(),
  part: part.optional(),
  /** Fields of the config put in place of the published ones. */
  change: z
    .record(text, z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.string())]))
    .optional(),
  /** A storage format, by its id; BF16 where absent. */
  format: text.optional(),
  /** The config key at which the engine refuses the change; such a thing falls under no term. */
  refusedAt: text.optional(),
  /** What it shows, in a sentence without figures. */
  note: text,
});

/** The figure that the page works out line by line. */
export const exampleSchema = z.union([
  z.strictObject({ model: text, ...figure.shape }),
  z.strictObject({ model: text, role: z.enum(ROLES) }),
  /** A row; with a rank, the low-rank adapter beside it. */
  z.strictObject({ model: text, row: text, rank: z.int().positive().optional() }),
  z.strictObject({
    model: text,
    ...figure.shape,
    bits: z.union([z.literal(4), z.literal(8), z.literal(16), z.literal(32)]),
  }),
  z.strictObject({ model: text, ...figure.shape, flops: z.union([z.literal(2), z.literal(6)]) }),
]);

export const termSchema = z.strictObject({
  term: text,
  /** One sentence, also the text of its card. */
  shortDefinition: text.max(160),
  seoTitle: text.min(20).max(60),
  seoDescription: text.min(70).max(160),
  category: z.enum(CATEGORIES),
  /** What people type and say instead. */
  alsoKnownAs: z.array(text),
  /** Words of running prose whose first use carries the card; the term itself where absent. */
  linkAs: z.array(text).optional(),
  relatedTerms: z.array(slug).min(1),
  /** Slugs of explainers that take the term further. */
  learn: z.array(slug).default([]),
  criterion: criterionSchema,
  instance: subjectSchema,
  nearMiss: subjectSchema,
  computedExample: exampleSchema,
  sources: z.array(sourceSchema).min(1),
  updated: updatedSchema,
});

export type Category = (typeof CATEGORIES)[number];
export type Criterion = z.infer<typeof criterionSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type Example = z.infer<typeof exampleSchema>;
export type TermRecord = z.infer<typeof termSchema>;
