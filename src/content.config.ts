import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { sourceSchema, updatedSchema } from './catalogue/schema.ts';

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
    /** Other words by which people look for the page. */
    aliases: z.array(z.string()).default([]),
    sources: z.array(sourceSchema).min(1),
    updated: updatedSchema.optional(),
  }),
});

export const collections = { explainers };
