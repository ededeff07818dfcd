import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from '#engine';
import { FUSIONS, type FusionId } from './fusions.ts';

const text = z.string().min(1);
const fields = z.record(z.string(), z.unknown());

/** A tensor that the class and the released file treat differently, other than by a fusion. */
const differenceSchema = z.strictObject({
  /** Name pattern as the file has it, or as the class has it where the file hasn't; `…` stands for any run of characters. */
  row: text,
  class: z.enum(['weight', 'buffer', 'absent']),
  /**
   * `smaller`: by as much as the field `by` says, along `axis`; the row is then named as in the class.
   * `buffer`: a constant that the file holds as the class does, and that isn't counted.
   */
  file: z.enum(['weight', 'smaller', 'absent', 'buffer']),
  axis: z.int().optional(),
  by: text.optional(),
  why: text,
});

/** Whether a difference is about a tensor of this name. */
export function isAbout({ row }: { readonly row: string }, name: string): boolean {
  const parts = row.split('…').map((part) => part.replace(/[.*[\]{}()+?^$|\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

const casesSchema = z
  .strictObject({
    /** The reference class, where the auto classes would pick another. */
    class: text.optional(),
    /** Fields laid over every config before the class sees it: how an alias is built. */
    as: fields.optional(),
    released: z.array(
      z.strictObject({
        model: text,
        config: fields,
        source: z.url({ protocol: /^https$/ }),
        /** Nobody here has opened that file and no published sum confirms it: the sizes are as documented. */
        unread: z.literal(true).optional(),
        as: fields.optional(),
        class: text.optional(),
      }),
    ),
    /** Where no release can be built by the class: what proves the released config instead. */
    proved: text.optional(),
    base: fields,
    vary: z.array(fields).min(6),
    fusions: z.array(z.enum(Object.keys(FUSIONS) as FusionId[])).default([]),
    differs: z.array(differenceSchema).default([]),
    /** Names that share another's storage and aren't the output head: pattern to reason. */
    ties: z.record(text, text).default({}),
    /** Role rules of this family, before the general ones. */
    roles: z.array(z.tuple([text, z.enum(ROLES)])).default([]),
    /** Roles that share names of tensors, so that a name doesn't tell them apart; they are compared as one. */
    indistinct: z.strictObject({ roles: z.array(z.enum(ROLES)).min(2), why: text }).optional(),
    /** Fields the family reads that no case varies: field to reason. */
    unvaried: z.record(text, text).default({}),
  })
  .refine(
    ({ released, proved }) => released.length > 0 || proved,
    'No release, and nothing that proves one.',
  );

const rowSchema = z.union([
  z.tuple([text, z.array(z.int()), z.int(), z.int()]),
  z.tuple([text, z.array(z.int()), z.int(), z.int(), z.string().regex(/^(buffer|tied to .+)$/)]),
]);

const goldenSchema = z.strictObject({
  madeBy: z.strictObject({ script: text, python: text, torch: text, transformers: text }),
  cases: z.array(
    z.strictObject({
      case: text,
      of: text,
      class: text,
      parameters: z.int(),
      rows: z.array(rowSchema),
    }),
  ),
});

export type Cases = z.infer<typeof casesSchema>;
export type Golden = z.infer<typeof goldenSchema>;
export type GoldenRow = z.infer<typeof rowSchema>;

export interface Case {
  readonly name: string;
  /** What sets it apart, for a test's title. */
  readonly about: string;
  readonly generated: boolean;
  readonly config: Record<string, unknown>;
  readonly fingerprint: string;
}

/** Families that have a file in `cases` or `goldens`, by name. */
export function filed(folder: 'cases' | 'goldens'): string[] {
  return readdirSync(join(import.meta.dirname, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''))
    .sort();
}

export function readCases(family: string): Cases {
  return casesSchema.parse(readJson('cases', family));
}

export function readGolden(family: string): Golden {
  return goldenSchema.parse(readJson('goldens', family));
}

/** SHA-256 of oracle.py as it stands. */
export function scriptHash(): string {
  return sha256(readFileSync(join(import.meta.dirname, 'oracle.py')));
}

/** Every case in the order of oracle.py, released configs first. */
export function casesOf(cases: Cases): Case[] {
  const one = (
    name: string,
    about: string,
    config: Record<string, unknown>,
    own: { as?: Record<string, unknown> | undefined; class?: string | undefined } = {},
  ): Case => ({
    name,
    about,
    generated: name === 'base' || name.startsWith('varied '),
    config,
    fingerprint: fingerprint([config, own.as ?? cases.as ?? {}, own.class ?? cases.class ?? null]),
  });
  return [
    ...cases.released.map((each) => one(each.model, 'as released', each.config, each)),
    one('base', 'as authored', cases.base),
    ...cases.vary.map((change, at) =>
      one(`varied ${at + 1}`, JSON.stringify(change), merged(cases.base, change)),
    ),
  ];
}

/** Lays a change over the fields, objects merged; `omit` lists dotted paths to leave out. */
function merged(
  base: Record<string, unknown>,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const { omit = [], ...rest } = change;
  const result = layOver(base, rest);
  for (const path of omit as string[]) {
    const parents = path.split('.');
    const last = parents.pop() ?? '';
    const holder = parents.reduce((at, key) => at[key] as Record<string, unknown>, result);
    delete holder[last];
  }
  return result;
}

function layOver(
  under: Record<string, unknown>,
  over: Record<string, unknown>,
): Record<string, unknown> {
  const result = structuredClone(under);
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isObject(value) && isObject(below) ? layOver(below, value) : value;
  }
  return result;
}

function fingerprint(value: unknown): string {
  return sha256(JSON.stringify(sorted(value))).slice(0, 12);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function readJson(folder: string, family: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, folder, `${family}.json`), 'utf8'));
}
