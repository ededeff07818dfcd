import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { sourceSchema, updatedSchema } from './catalogue/schema.ts';
import { termSchema } from './catalogue/term-schema.ts';
import { MYTH_GROUPS } from './site/myth-groups.ts';
import { GROUPS } from './site/question-groups.ts';
import { turningPoint } from './site/turning-point.ts';

/**
 * The pages people write. Models and conventions are data and are read by the
 * catalogue, which the terminal shares.
 */
const explainers = defineCollection({
  loader: glob({ base: './content/explainers', pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string(),
    description: z.string(),
    /** Place in the reading order. */
    order: z.int().positive(),
    /** What a reader knows at the end, in a sentence. */
    settles: z.string(),
    turn: turningPoint,
    /** Other words by which people look for the page. */
    aliases: z.array(z.string()).default([]),
    sources: z.array(sourceSchema).min(1),
    updated: updatedSchema,
  }),
});

/** Published figures that a text quotes by id: whose they are, and where they are printed. */
const quotes = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      figure: z.string(),
      by: z.string(),
      source: sourceSchema,
    }),
  )
  .default([]);

/** A question somebody asked. Its first paragraph is the answer; the rest is the arithmetic behind it. */
const questions = defineCollection({
  loader: glob({ base: './content/faq', pattern: '*.mdx' }),
  schema: z.strictObject({
    /** As it is asked; a figure the asker names stands in quotation marks. */
    question: z.string(),
    group: z.enum(GROUPS),
    /** Place within the group. */
    order: z.int().positive(),
    /** The asker’s own words, by which the page is found. */
    aliases: z.array(z.string()).min(1),
    /** Threads in which it is asked; none where it is asked everywhere. */
    askedAt: z.array(sourceSchema).default([]),
    quotes,
    /** Slugs of questions to read next. */
    related: z.array(z.string()).default([]),
    sources: z.array(sourceSchema).min(1),
    updated: updatedSchema,
  }),
});

const glossary = defineCollection({
  loader: glob({ base: './content/glossary', pattern: '*.mdx' }),
  schema: termSchema,
});

/** A counter by somebody else; what it prints is computed by `test/counters/<slug>.ts`. */
const counters = defineCollection({
  loader: glob({ base: './content/counters', pattern: '*.mdx' }),
  schema: z.strictObject({
    name: z.string(),
    order: z.int().positive(),
    /** The code whose formula was read: its address is of that version. */
    code: sourceSchema,
    /** The version, as its project names it: the start of a commit. */
    version: z.string().regex(/^[0-9a-f]{7,10}$/),
    /** What it counts, in a line. */
    counts: z.string(),
    /** A figure that the project itself has printed and that the formula here gives again. */
    published: z.strictObject({ what: z.string(), source: sourceSchema }),
    updated: updatedSchema,
  }),
});

/** A widespread mistake, put right by a computed figure. All of them stand on one page, each at its slug. */
const myths = defineCollection({
  loader: glob({ base: './content/myths', pattern: '*.mdx' }),
  schema: z.strictObject({
    /** The claim, as people say it. */
    myth: z.string(),
    group: z.enum(MYTH_GROUPS),
    /** Place within the group. */
    order: z.int().positive(),
    quotes,
    /** Addresses of pages that take it further. */
    more: z.array(z.string().regex(/^\/.*\/(#.*)?$/)).min(1),
    sources: z.array(sourceSchema).min(1),
    updated: updatedSchema,
  }),
});

export const collections = { explainers, questions, glossary, counters, myths };
