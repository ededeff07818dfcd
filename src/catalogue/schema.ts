import { z } from 'zod';
import { printedCount, rangeEnds } from '../engine/printed.ts';
import { ROLES } from '../engine/roles.ts';

/**
 * What a person may write in `content/models` and `content/conventions`.
 * Objects are strict: a misspelt key fails with its name instead of being ignored.
 */
const text = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date as YYYY, YYYY-MM or YYYY-MM-DD');

/** When what a page says was last changed: a field, because a file's date says when it was moved or formatted. */
export const updatedSchema = z.iso.date();

const count = z.int().positive();
const url = z.url({ protocol: /^https$/ });

/** A dimension with its name, as in ["layers", 12]. */
const dimension = z.tuple([text, count]);

/** Where a statement comes from. `date` is when the source says it was made, or when it was read. */
export const sourceSchema = z.strictObject({ title: text, url, date: day.nullable() });

/** Block scales a quantised file holds: one number per block of every matrix that matches. */
const scalesSchema = z.strictObject({
  /** Name patterns of the ledger's rows; `*` stands for any run of characters. */
  match: z.array(text).min(1),
  except: z.array(text).default([]),
  /** Rows and columns of the matrix that share one scale. */
  block: z.tuple([count, count]),
});

const bufferSchema = z.strictObject({
  name: text,
  shape: z.array(dimension),
  copies: z.array(dimension).default([]),
});

/** Facts of the released file that its config.json cannot tell. */
export const fileSchema = z.strictObject({
  mtp: z.enum(['stored', 'absent']).optional(),
  mtpTables: z.enum(['own', 'shared']).optional(),
  tiedHead: z.enum(['stored', 'absent']).optional(),
  /** `null`: nobody has looked, so nothing that needs it is computed. `[]`: the file has none. */
  scales: z.array(scalesSchema).nullable(),
  buffers: z.array(bufferSchema).nullable(),
  source: sourceSchema,
});

/** A figure as its publisher printed it: "355B", "5.13B", "1T", "475,292,928", or a range, "18.6B–31.3B". */
const printed = z
  .string()
  .refine(
    (text) => (rangeEnds(text) ?? [text]).every((each) => printedCount(each) !== null),
    'a printed figure such as 355B, 5.13B, 475,292,928 or 18.6B–31.3B',
  );

export const claimSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  by: text,
  /** Where it is printed, in a few words: "technical report, Table 1". */
  where: text,
  total: printed.nullable(),
  active: printed.nullable(),
  /** The rule the publisher states, as a convention's id; null where none is stated. */
  states: text.nullable(),
  /** The stated rule in our own words; null where none is stated. */
  rule: text.nullable(),
  note: text.optional(),
  source: sourceSchema,
  /** Whether the source was read for this record, or only told of by others; read where it isn’t said. */
  evidence: z.enum(['read', 'second-hand']).optional(),
  /** Its address on the ledger from before its model had a record: an address is a promise. */
  anchor: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
});

/** A figure printed for a part of the model: no rule for whole models answers it, so it is quoted and not judged. */
export const partClaimSchema = claimSchema
  .omit({ states: true })
  .extend({ /** The part, as the publisher names it. */ of: text });

const repository = z.string().regex(/^[\w.-]+\/[\w.-]+$/);

/** A figure published for a model without a record here: the file's name is its id. */
export const heldClaimSchema = claimSchema.omit({ id: true, anchor: true }).extend({
  model: text,
  maker: text,
  /** The Hub's own spelling; null where the model isn't there. */
  repository: repository.nullable(),
  /** What the figure counts, where it isn't the whole model: "effective", "the denoiser". */
  of: text.optional(),
  evidence: claimSchema.shape.evidence.unwrap(),
  /** Why nothing here counts the model. */
  unchecked: text,
  updated: updatedSchema,
});

export const modelSchema = z.strictObject({
  name: text,
  maker: text,
  /** The Hub's own spelling; the record's address is this in lower case. */
  repository,
  revision: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .nullable(),
  /** When the weights were published. */
  released: day.optional(),
  /** Licence of the weights, as the publisher names it. */
  licence: text.optional(),
  /** Tokens of context the maker states for the release. */
  context: count.optional(),
  /** Catalogue models that it continues or was made from. */
  predecessors: z.array(text).default([]),
  /** Architecture facts under config.json's own names. */
  config: z.looseObject({ model_type: text }),
  file: fileSchema,
  sources: z.array(sourceSchema).min(1),
  claims: z.array(claimSchema).default([]),
  partClaims: z.array(partClaimSchema).default([]),
  /** A public discussion of this model's label, whose arithmetic the model's page redoes from the ledger. */
  thread: sourceSchema.optional(),
  updated: updatedSchema,
});

const inTotal = z.enum(['in', 'out']);
const inActive = z.enum(['all', 'row', 'share', 'none']);
const cells = <T extends z.ZodType>(cell: T) =>
  z.strictObject(
    Object.fromEntries(ROLES.map((role) => [role, cell])) as Record<(typeof ROLES)[number], T>,
  );

const witnessSchema = z.strictObject({
  model: text,
  total: count.nullable(),
  active: count.nullable(),
  note: text.optional(),
});

export const conventionSchema = z.strictObject({
  version: z.string().regex(/^\d+(\.\d+)*$/),
  order: count,
  name: text,
  /** One line for a list of choices. */
  short: text,
  /** Other words by which people speak of the rule. */
  alsoKnownAs: z.array(text).default([]),
  /** The normative sentence or two. */
  rule: text,
  purpose: text,
  /** Where the rule fails: what its figures can't say, and what they are mistaken for. */
  limits: text,
  status: z.enum(['stated', 'recovered', 'defined here', 'hypothesis', 'mistake']),
  total: cells(inTotal),
  active: cells(inActive).nullable(),
  /** Why there is no active figure; required where `active` is null. */
  noActive: text.optional(),
  copies: inTotal,
  extras: inTotal,
  /** Only tensors of these kinds count, where a rule looks at shapes as well as roles. */
  kinds: z.array(z.enum(['matrix', 'bias', 'norm', 'table', 'vector'])).optional(),
  /** Whether the one table of a tied model leaves with the embedding although the head stays. */
  tiedTable: z.enum(['stays', 'leaves']).default('stays'),
  /** The only readers that can answer this rule, where a config is not enough. */
  readers: z.array(z.enum(['config', 'model', 'safetensors', 'gguf', 'hub', 'folder'])).optional(),
  witnesses: z.array(witnessSchema),
  counterWitnesses: z.array(witnessSchema).default([]),
  /** Earlier versions, latest first: until when each held, and what it counted otherwise. */
  supersedes: z
    .array(z.strictObject({ version: text, until: updatedSchema, otherwise: text }))
    .default([]),
  sources: z.array(sourceSchema).min(1),
  updated: updatedSchema,
});

/** One way in which values lie in a file. */
export const storageTypeSchema = z.strictObject({
  name: text,
  bits: count,
  block: z.tuple([count, count]),
  scaleBytes: z.int().nonnegative(),
  matrixBytes: count.optional(),
  partial: z.boolean(),
  fallback: text.optional(),
  source: sourceSchema,
});

const assignmentSchema = z.strictObject({
  roles: z.array(z.enum(ROLES)).min(1).optional(),
  kinds: z.array(z.enum(['matrix', 'bias', 'norm', 'table', 'vector'])).optional(),
  names: z.array(text).min(1).optional(),
  head: z.literal(true).optional(),
  experts: count.optional(),
  depth: count.optional(),
  layers: z.literal('more-bits').optional(),
  type: text,
});

export const formatSchema = z.strictObject({
  order: count,
  name: text,
  short: text,
  /** Which tensors get which type, in words. */
  rule: text,
  needs: z.enum(ROLES).optional(),
  refuses: z.array(z.strictObject({ names: z.array(text).min(1), why: text })).default([]),
  assign: z.array(assignmentSchema).min(1),
  sources: z.array(sourceSchema).min(1),
});

export const packingSchema = z.strictObject({
  order: count,
  name: text,
  /** How weights lie in the words, in a sentence. */
  rule: text,
  /** The type that a file's header gives the words. */
  word: text,
  perWord: count,
  packs: z.array(assignmentSchema.pick({ roles: true, kinds: true, names: true })),
  beside: z.array(
    z.strictObject({
      what: text,
      block: z.tuple([z.union([count, z.literal('all')]), count]).optional(),
      perMatrix: count.optional(),
      inWords: z.literal(true).optional(),
    }),
  ),
  sources: z.array(sourceSchema).min(1),
});

export type PackingRecord = z.infer<typeof packingSchema>;
export type FormatRecord = z.infer<typeof formatSchema>;
export type StorageTypeRecord = z.infer<typeof storageTypeSchema>;
export type ModelRecord = z.infer<typeof modelSchema>;
export type ConventionRecord = z.infer<typeof conventionSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type PartClaim = z.infer<typeof partClaimSchema>;
export type HeldClaimRecord = z.infer<typeof heldClaimSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type FileFacts = z.infer<typeof fileSchema>;
