import { loadFormats, loadPackings, type Format } from '#catalogue';
import { weighUnder, type Convention, type Ledger } from '#engine';
import type { Packing } from '#engine/bytes/container.ts';
import type { StorageFormat, StorageType } from '#engine/bytes/storage.ts';
import { weighBytes, type WeighedBytes } from '#engine/bytes/weigh-bytes.ts';

/** The storage formats, read once per build and shared by all pages. */
export const { formats, types } = loadFormats();
export const packings = loadPackings();

export function formatById(id: string): Format {
  const format = formats.find((each) => each.id === id);
  if (format) return format;
  throw new Error(
    `No format "${id}" in content/formats: there are ${formats.map((each) => each.id).join(', ')}.`,
  );
}

export function typeById(id: string): StorageType {
  const type = types.find((each) => each.id === id);
  if (type) return type;
  throw new Error(
    `No type "${id}" in content/types: there are ${types.map((each) => each.id).join(', ')}.`,
  );
}

/** Bytes of a ledger's weights under a rule, in a format. */
export function bytesUnder(ledger: Ledger, rule: Convention, format: StorageFormat): WeighedBytes {
  return weighBytes(ledger, weighUnder(ledger, rule), format, types);
}

/** What a page in the browser needs of a format: its rule as data. */
export function formatSubject({ id, name, needs, refuses, assign }: StorageFormat): StorageFormat {
  return { id, name, ...(needs ? { needs } : {}), ...(refuses ? { refuses } : {}), assign };
}

export function typeSubject(type: StorageType): StorageType {
  const { id, name, bits, block, scaleBytes, matrixBytes, partial, fallback } = type;
  return { id, name, bits, block, scaleBytes, matrixBytes, partial, fallback };
}

export function packingSubject({ id, name, word, perWord, packs, beside }: Packing): Packing {
  return { id, name, word, perWord, packs, beside };
}
