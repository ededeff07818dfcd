import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a family's count was checked against, read from the files that the tests
 * read, so that a page can't claim a check that isn't made.
 */
export interface Evidence {
  /** The reference class built by the independent count; null where the code isn't in its library. */
  readonly classCount: {
    readonly released: readonly ReleasedCase[];
    readonly generated: number;
    readonly rows: number;
    readonly transformers: string;
    readonly torch: string;
    readonly differs: readonly { readonly row: string; readonly why: string }[];
  } | null;
  /** Figures that others published, for models of this family. */
  readonly published: readonly PublishedFact[];
}

export interface ReleasedCase {
  readonly model: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly source: string;
  /** The source's file was not opened, and no published sum confirms the sizes. */
  readonly unread?: true;
}

export interface PublishedFact {
  readonly name: string;
  readonly quantity: string;
  readonly value: number;
  readonly source: string;
}

interface Cases {
  readonly released: readonly ReleasedCase[];
  readonly vary: readonly unknown[];
  readonly differs?: readonly { row: string; why: string }[];
}

interface Golden {
  readonly madeBy: { readonly transformers: string; readonly torch: string };
  readonly cases: readonly { readonly rows: readonly unknown[] }[];
}

interface Facts {
  readonly name: string;
  readonly model?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly figures: readonly Omit<PublishedFact, 'name'>[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The evidence for a family; `isOurs` says whether a fact's model or config is of it. */
export function evidenceOf(
  family: string,
  isOurs: (fact: { model?: string | undefined; modelType?: unknown }) => boolean,
): Evidence {
  const published = factFiles()
    .flatMap((path) => read(path) as Facts[])
    .filter(({ model, config }) => isOurs({ model, modelType: config?.['model_type'] }))
    .flatMap(({ name, figures }) =>
      figures.map(({ quantity, value, source }) => ({ name, quantity, value, source })),
    );
  return { classCount: classCountOf(family), published };
}

function classCountOf(family: string): Evidence['classCount'] {
  const path = (folder: string): string => join('test/oracle', folder, `${family}.json`);
  if (!existsSync(path('goldens'))) return null;
  const cases = read(path('cases')) as Cases;
  const golden = read(path('goldens')) as Golden;
  return {
    released: cases.released,
    generated: cases.vary.length + 1,
    rows: golden.cases.reduce((sum, { rows }) => sum + rows.length, 0),
    transformers: golden.madeBy.transformers,
    torch: golden.madeBy.torch,
    differs: cases.differs ?? [],
  };
}

function factFiles(): string[] {
  const folder = 'test/engine/facts';
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name));
}
