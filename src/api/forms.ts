import { z } from 'zod';
import { fileSchema, sourceSchema, updatedSchema } from '../catalogue/schema.ts';
import { ROLES } from '../engine/roles.ts';

/** Parts that several documents share. Figures are parameters, whole and exact. */
export const text = z.string().min(1);
export const figure = z.int().nonnegative();
export const page = z.url().describe('The page that shows the same for people.');
export const updated = updatedSchema.describe('When what the page says was last changed.');
export const source = sourceSchema.describe('Where a statement comes from.');
export const file = fileSchema.describe('Facts of the released file that its config can’t tell.');

const count = z.int().nonnegative();
export const role = z.enum(ROLES);
const range = z.strictObject({ min: figure, max: figure });
export const active = z
  .union([figure, range])
  .nullable()
  .describe('Active per token; a range where experts without weights share the top-k.');

const conventionReport = z.strictObject({
  version: text,
  total: figure.nullable(),
  active,
  reason: text.optional().describe('Why a figure is null.'),
});

/** What `npm run count -- … --json` prints, and what a model’s document holds under `count`. */
export const countSchema = z.strictObject({
  schema: z.literal('weighbridge.count/1'),
  source: z.strictObject({
    kind: z.enum(['config', 'model', 'safetensors', 'gguf', 'hub', 'folder']),
    name: text,
    format: z.enum(['safetensors', 'gguf']).optional(),
    files: count.optional(),
    bytes: count.nullable().optional(),
    repository: text.optional(),
    commit: text.optional(),
  }),
  model_type: text,
  byRole: z.strictObject(
    Object.fromEntries(ROLES.map((each) => [each, figure])) as Record<
      (typeof ROLES)[number],
      typeof figure
    >,
  ),
  stored: figure.nullable().describe('Logical parameters in the released file.'),
  unique: figure.describe('Every trained value once.'),
  states: z.strictObject({
    auxiliary: figure.nullable(),
    buffers: figure.nullable(),
    duplicates: figure.nullable(),
  }),
  container: figure.nullable().describe('Elements as the file’s own types count them.'),
  moe: z.strictObject({ experts: count, topK: count, layers: count }).nullable(),
  conventions: z.record(text, conventionReport),
  assumptions: z.array(text),
});
