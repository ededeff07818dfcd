import { z } from 'zod';
import { ROLES } from '#engine/roles.ts';

const count = z.union([z.int(), z.string()]);

/** One term of a figure: a rule, a role or a tensor of the model, times and over whole numbers or config fields. */
const term = z.strictObject({
  rule: z.string().optional(),
  part: z.enum(['total', 'active']).optional(),
  role: z.enum(ROLES).optional(),
  row: z.string().optional(),
  one: z.boolean().optional(),
  times: count.optional(),
  over: count.optional(),
});

/**
 * The figure, or the two, that an explainer turns on. The reading order shows
 * it, so that a reader may choose by it; it is counted like any other.
 */
export const turningPoint = z.strictObject({
  model: z.string(),
  /** Each a sum of terms. */
  figures: z.array(z.array(term).min(1)).min(1).max(2),
  /** The word between the two. */
  between: z.enum(['to', 'or', 'of', 'and']).optional(),
  /** What the figure is of, where the model alone doesn’t say it: each, for an expert. */
  note: z.string().optional(),
});

export type TurningPoint = z.infer<typeof turningPoint>;
