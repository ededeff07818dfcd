import type { Ledger } from '../engine/core.ts';
import { sumOf } from '../engine/checked.ts';
import { stopped } from './stopped.ts';
import { readJson } from './json.ts';
import type { ByteSource } from './source.ts';
import type { Tensor } from './tensor.ts';

/** Fields of a config, whatever it says in them. */
export type Fields = Readonly<Record<string, unknown>>;

/** Files that lie together: a folder, what was dropped at once, a repository. */
export interface Files {
  /** What errors call the whole. */
  readonly where: string;
  readonly names: readonly string[];
  readonly open: (name: string) => Promise<ByteSource> | ByteSource;
}

/** Files whose header has been read, and how many there are. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface ReadOptions {
  readonly progress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The file that is meant, or one of its set, where there are several. */
  readonly file?: string | undefined;
}

/** A model as its files have it. */
export interface Reading {
  readonly format: 'safetensors' | 'gguf';
  readonly ledger: Ledger;
  /** The files whose headers were read. */
  readonly files: readonly string[];
  readonly tensors: readonly Tensor[];
  /** Elements as the files' own dtypes count them; null where only names are known. */
  readonly container: number | null;
  /** Bytes of tensor data; null where only names are known. */
  readonly bytes: number | null;
}

export async function optionalJson({ names, open }: Files, name: string): Promise<Fields | null> {
  return names.includes(name) ? readJson(await open(name)) : null;
}

export async function openAll(
  { open }: Files,
  names: readonly string[],
): Promise<readonly ByteSource[]> {
  return Promise.all(names.map((name) => open(name)));
}

/** Called after each header: says how far reading is, and ends it where it was stopped. */
export function counter(names: readonly string[], { progress, signal }: ReadOptions): () => void {
  let done = 0;
  progress?.({ done, of: names.length });
  return () => {
    if (signal?.aborted) throw stopped(names[0] ?? '');
    progress?.({ done: ++done, of: names.length });
  };
}

export function sizesOf(tensors: readonly Tensor[]): { container: number; bytes: number } {
  return {
    container: sumOf(tensors.map(({ elements }) => elements)),
    bytes: sumOf(tensors.map(({ bytes }) => bytes)),
  };
}
