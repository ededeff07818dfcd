import { dim, type Dim } from './dim.ts';
import { ConfigError } from './errors.ts';
import { row, type Known, type Row } from './ledger.ts';
import type { Blueprint } from './layers/decoder.ts';

/** One number per block of every matrix that matches, as quantised files store beside their weights. */
export interface ScaleFact {
  readonly match: readonly string[];
  readonly except: readonly string[];
  readonly block: readonly [rows: number, columns: number];
}

export interface BufferFact {
  readonly name: string;
  readonly shape: readonly (readonly [name: string, size: number])[];
  readonly copies: readonly (readonly [name: string, size: number])[];
}

/** What a released file holds and its config.json doesn't say. */
export interface FileFacts {
  readonly mtp?: 'stored' | 'absent' | undefined;
  readonly mtpTables?: 'own' | 'shared' | undefined;
  readonly tiedHead?: 'stored' | 'absent' | undefined;
  /** null: not known. */
  readonly scales: readonly ScaleFact[] | null;
  readonly buffers: readonly BufferFact[] | null;
}

export interface Applied {
  readonly rows: readonly Row[];
  readonly copies: Known;
  readonly extras: Known;
}

const KNOWN: Known = { known: true };

/** A bare config: copies are known only where nothing can be repeated, extras never. */
export function withoutFile(blueprint: Blueprint): Applied {
  const repeatable = blueprint.draft.length > 0 || blueprint.tiedHead !== null;
  const why =
    blueprint.draft.length > 0
      ? 'a config does not say whether the file stores the MTP block with its own copies of the tables'
      : 'a config does not say whether the file writes the tied table out a second time';
  return {
    rows: [...blueprint.rows, ...blueprint.draft],
    copies: repeatable ? { known: false, why } : KNOWN,
    extras: { known: false, why: 'a config does not say which scales and buffers the file stores' },
  };
}

/** A released file whose facts are on record. */
export function withFile(blueprint: Blueprint, facts: FileFacts): Applied {
  const draft = draftRows(blueprint, facts);
  const head = headRows(blueprint, facts);
  const rows = [...blueprint.rows, ...draft, ...head];
  if (facts.scales === null || facts.buffers === null) {
    const what = facts.scales === null ? 'scales' : 'buffers';
    return {
      rows,
      copies: KNOWN,
      extras: { known: false, why: `nobody has recorded which ${what} this file stores` },
    };
  }
  const extras = [
    ...facts.scales.flatMap((fact) => scaleRows(rows, fact)),
    ...facts.buffers.map(bufferRow),
  ];
  return { rows: [...rows, ...extras], copies: KNOWN, extras: KNOWN };
}

function draftRows(blueprint: Blueprint, facts: FileFacts): Row[] {
  if (blueprint.draft.length === 0) {
    if (facts.mtp === undefined || facts.mtp === 'absent') return [];
    throw inconsistent(
      'file.mtp',
      facts.mtp,
      'The config declares no MTP block, so its shapes are unknown.',
      'Give num_nextn_predict_layers in the config, or drop the fact.',
    );
  }
  if (facts.mtp === undefined) {
    throw inconsistent(
      'file.mtp',
      undefined,
      'The config declares an MTP block, so the record must say whether the file holds it.',
      'Add "mtp": "stored" or "absent".',
    );
  }
  if (facts.mtp === 'absent') return [];
  if (facts.mtpTables === undefined) {
    throw inconsistent(
      'file.mtpTables',
      undefined,
      'A stored MTP block has its own copies of the tables or shares them.',
      'Add "mtpTables": "own" or "shared".',
    );
  }
  return [...blueprint.draft, ...(facts.mtpTables === 'own' ? blueprint.draftTables : [])];
}

function headRows(blueprint: Blueprint, facts: FileFacts): Row[] {
  if (blueprint.tiedHead === null) {
    if (facts.tiedHead === undefined) return [];
    throw inconsistent(
      'file.tiedHead',
      facts.tiedHead,
      'The model is not tied, so its head is a matrix of its own.',
      'Remove the fact, or correct tie_word_embeddings.',
    );
  }
  if (facts.tiedHead === undefined) {
    throw inconsistent(
      'file.tiedHead',
      undefined,
      'The model is tied, so the record must say whether the file writes the head out.',
      'Add "tiedHead": "stored" or "absent".',
    );
  }
  return facts.tiedHead === 'stored' ? [blueprint.tiedHead] : [];
}

/** One scale per block: ⌈rows / block rows⌉ × ⌈columns / block columns⌉ of the last two dimensions. */
function scaleRows(rows: readonly Row[], fact: ScaleFact): Row[] {
  const matched = rows.filter(
    ({ name, shape, kind }) =>
      kind !== 'bias' &&
      shape.length >= 2 &&
      fact.match.some((pattern) => fits(pattern, name)) &&
      !fact.except.some((pattern) => fits(pattern, name)),
  );
  if (matched.length === 0) {
    throw inconsistent(
      'file.scales',
      fact.match,
      'No matrix of the model has such a name.',
      'Compare the patterns with the tensor list.',
    );
  }
  return matched.map((weight) => {
    const outer = weight.shape.slice(0, -2);
    const blocks = weight.shape
      .slice(-2)
      .map((each, axis) =>
        dim(`blocks of ${each.name}`, Math.ceil(each.size / fact.block[axis as 0 | 1])),
      );
    return row({
      ...weight,
      state: 'auxiliary',
      kind: 'vector',
      name: `${weight.name}_scale`,
      shape: [...outer, ...blocks],
    });
  });
}

function bufferRow({ name, shape, copies }: BufferFact): Row {
  const named = (dims: BufferFact['shape']): Dim[] => dims.map(([each, size]) => dim(each, size));
  return row({
    role: 'other',
    kind: 'vector',
    state: 'buffer',
    name,
    shape: named(shape),
    copies: named(copies),
  });
}

/** Whether a name fits a pattern in which `*` stands for any run of characters. */
export function fits(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.[\]{}()+?^$|\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

function inconsistent(path: string, value: unknown, rule: string, remedy: string): ConfigError {
  return new ConfigError({ code: 'inconsistent', path, value, rule, remedy });
}
