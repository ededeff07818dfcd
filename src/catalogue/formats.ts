import { join } from 'node:path';
import { ConfigError } from '../engine/errors.ts';
import type { Packing } from '../engine/bytes/container.ts';
import type { StorageFormat, StorageType } from '../engine/bytes/storage.ts';
import { contentFolder } from './content-folder.ts';
import { jsonFiles, validate } from './read.ts';
import {
  formatSchema,
  packingSchema,
  storageTypeSchema,
  type FormatRecord,
  type PackingRecord,
  type StorageTypeRecord,
} from './schema.ts';

/** A storage format with its id, which is its file's name. */
export type Format = FormatRecord & StorageFormat;

export interface Formats {
  readonly formats: readonly Format[];
  readonly types: readonly (StorageTypeRecord & StorageType)[];
}

/** Reads and checks every storage format and type; a format may name only types that exist. */
export function loadFormats(folder = contentFolder()): Formats {
  const types = jsonFiles(join(folder, 'types')).map(([id, record]) => ({
    id,
    ...validate(storageTypeSchema, record, `types/${id}.json`),
  }));
  const formats = jsonFiles(join(folder, 'formats'))
    .map(([id, record]) => ({ id, ...validate(formatSchema, record, `formats/${id}.json`) }))
    .sort((a, b) => a.order - b.order);
  const known = new Set(types.map(({ id }) => id));
  const named = [
    ...types.flatMap(({ id, fallback }) => (fallback ? [[`types/${id}`, fallback] as const] : [])),
    ...formats.flatMap(({ id, assign }) =>
      assign.map(({ type }) => [`formats/${id}`, type] as const),
    ),
  ];
  for (const [path, type] of named) if (!known.has(type)) throw unknownType(path, type);
  return { formats, types };
}

/** A packing scheme with its id, which is its file's name. */
export type PackingScheme = PackingRecord & Packing;

/** Reads and checks every packing scheme, in their order. */
export function loadPackings(folder = contentFolder()): readonly PackingScheme[] {
  return jsonFiles(join(folder, 'packings'))
    .map(([id, record]) => ({ id, ...validate(packingSchema, record, `packings/${id}.json`) }))
    .sort((a, b) => a.order - b.order);
}

function unknownType(path: string, type: string): ConfigError {
  return new ConfigError({
    code: 'inconsistent',
    path: `${path}.json`,
    value: type,
    rule: 'No storage type has this id.',
    remedy: 'Name a file of content/types, without its ending.',
  });
}
