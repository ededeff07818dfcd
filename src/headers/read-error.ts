import { RefusalError, type Refusal } from '../engine/errors.ts';

/** Why a file, a set of files or a repository is refused; stable, for programs. */
export type ReadCode =
  // any file
  | 'empty-file'
  | 'unknown-format'
  | 'not-readable'
  | 'size-overflow'
  // JSON
  | 'json-not-utf8'
  | 'json-byte-order-mark'
  | 'json-syntax'
  | 'json-duplicate-key'
  | 'json-too-deep'
  | 'json-too-large'
  // safetensors
  | 'st-truncated-length'
  | 'st-header-empty'
  | 'st-header-over-cap'
  | 'st-header-truncated'
  | 'st-header-not-object'
  | 'st-metadata-not-text'
  | 'st-no-tensors'
  | 'st-name-empty'
  | 'st-name-too-long'
  | 'st-entry-not-object'
  | 'st-entry-incomplete'
  | 'st-entry-unknown-key'
  | 'st-dtype-unknown'
  | 'st-shape-invalid'
  | 'st-offsets-invalid'
  | 'st-half-byte'
  | 'st-span-mismatch'
  | 'st-gap'
  | 'st-overlap'
  | 'st-data-missing'
  | 'st-data-trailing'
  // a set of files
  | 'index-invalid'
  | 'index-shard-name'
  | 'index-disagrees'
  | 'index-only'
  | 'shard-missing'
  | 'shard-repeats-tensor'
  | 'files-ambiguous'
  | 'no-weights'
  // GGUF
  | 'gguf-version'
  | 'gguf-truncated'
  | 'gguf-header-over-cap'
  | 'gguf-count-impossible'
  | 'gguf-key-invalid'
  | 'gguf-duplicate-key'
  | 'gguf-value-type'
  | 'gguf-value-invalid'
  | 'gguf-array-too-deep'
  | 'gguf-not-utf8'
  | 'gguf-no-tensors'
  | 'gguf-name-invalid'
  | 'gguf-duplicate-name'
  | 'gguf-dimensions'
  | 'gguf-type-unknown'
  | 'gguf-partial-block'
  | 'gguf-alignment'
  | 'gguf-offset-unaligned'
  | 'gguf-overlap'
  | 'gguf-gap'
  | 'gguf-data-missing'
  | 'gguf-data-trailing'
  | 'gguf-metadata-type'
  | 'gguf-split'
  // what the numbers mean
  | 'packing-unknown'
  | 'packing-disagrees'
  | 'packing-ambiguous'
  | 'packing-shape'
  | 'routing-disagrees'
  // the Hub
  | 'hub-address'
  | 'hub-gated'
  | 'hub-missing'
  | 'hub-renamed'
  | 'hub-rate-limited'
  | 'hub-failed'
  | 'hub-answer'
  | 'no-answer'
  | 'range-ignored'
  | 'changed-while-read'
  | 'short-answer'
  | 'cancelled';

/** Thrown by a reader instead of a guess, in the form of the engine's own errors. */
export class ReadError extends RefusalError<ReadCode> {
  override readonly name = 'ReadError';
}

export function refuse(
  code: ReadCode,
  path: string,
  value: unknown,
  rule: string,
  remedy: string,
): ReadError {
  return new ReadError({ code, path, value, rule, remedy } satisfies Refusal<ReadCode>);
}

/** A file and one of its tensors or keys, on one line and short however long the name is. */
export function at(file: string, inside: string): string {
  const shown = inside.length > 120 ? `${inside.slice(0, 117)}…` : inside;
  return `${file}: ${shown.replace(/\p{C}/gu, '�')}`;
}
