import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../engine/errors.ts';
import { contentFolder } from './content-folder.ts';
import { parseFile, validate } from './read.ts';
import { sourceSchema, updatedSchema } from './schema.ts';

/** Both figures of a model under a rule, as a page prints them: a range by its ends, null where there is none. */
export interface Pair {
  readonly total: number | null;
  readonly active: number | { readonly min: number; readonly max: number } | null;
}

/** A figure as it was first published. Its line is never edited: what was said stays on record. */
export interface PublishedFigure extends Pair {
  readonly model: string;
  readonly rule: string;
  readonly version: string;
  readonly since: string;
}

const figure = z.int().nonnegative();
const pair = z.strictObject({
  total: figure.nullable(),
  active: z.union([figure, z.strictObject({ min: figure, max: figure })]).nullable(),
});
const text = z.string().trim().min(1);

const correctionsSchema = z.array(
  z.strictObject({
    /** Its anchor on the page of corrections. */
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    date: updatedSchema,
    /** What was wrong, and how it was found. */
    why: text,
    source: sourceSchema.nullable(),
    figures: z
      .array(z.strictObject({ model: text, rule: text, version: text, was: pair, now: pair }))
      .min(1),
  }),
);

export type Correction = z.infer<typeof correctionsSchema>[number];

export const COLUMNS = ['model', 'rule', 'version', 'total', 'active', 'since'] as const;

/** `content/published/figures.tsv`: a line for each figure that the site has shown. */
export function publishedFile(folder = contentFolder()): string {
  return join(folder, 'published', 'figures.tsv');
}

/** @throws ConfigError naming line and value. */
export function loadPublished(folder = contentFolder()): readonly PublishedFigure[] {
  const file = publishedFile(folder);
  if (!existsSync(file)) return [];
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  if (head !== COLUMNS.join('\t')) throw refuse(`${file}: line 1`, head, COLUMNS.join(' '));
  return lines.map((line, at) => {
    const [model = '', rule = '', version = '', total, active, since = '', more] = line.split('\t');
    if (since === '' || more !== undefined)
      throw refuse(`${file}: line ${at + 2}`, line, 'six columns');
    return { model, rule, version, ...readPair(total, active), since };
  });
}

/** Corrections in the order of their dates, which is the order in which figures changed. */
export function loadCorrections(folder = contentFolder()): readonly Correction[] {
  const file = join(folder, 'published', 'corrections.json');
  if (!existsSync(file)) return [];
  const read = validate(correctionsSchema, parseFile(file), 'published/corrections.json');
  return [...read].sort((a, b) => a.date.localeCompare(b.date));
}

export function writeLine({ model, rule, version, total, active, since }: PublishedFigure): string {
  const second =
    active === null ? '' : typeof active === 'number' ? active : `${active.min}..${active.max}`;
  return [model, rule, version, total ?? '', second, since].join('\t');
}

function readPair(total = '', active = ''): Pair {
  const number = (digits: string): number | null => (digits === '' ? null : Number(digits));
  const [min = '', max] = active.split('..');
  return {
    total: number(total),
    active: max === undefined ? number(active) : { min: Number(min), max: Number(max) },
  };
}

function refuse(path: string, value: unknown, form: string): ConfigError {
  return new ConfigError({
    code: 'not-understood',
    path,
    value,
    rule: `A table of ${form}.`,
    remedy: 'npm run publish-figures writes it; a line is added and never edited.',
  });
}
