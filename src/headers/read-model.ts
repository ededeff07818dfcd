import { sumOf } from '../engine/checked.ts';
import type { Ledger } from '../engine/core.ts';
import { chooseFiles, type Choice } from './choose-files.ts';
import { factsOfConfig, factsOfMetadata, NO_FACTS, withConfig } from './facts.ts';
import { siblings } from './file-name.ts';
import { gather } from './gather.ts';
import { readGgufModel } from './gguf/split.ts';
import { ledgerFromNames } from './index-alone.ts';
import { readJson } from './json.ts';
import { ledgerFromTensors } from './ledger-from-tensors.ts';
import { declaredIn } from './packing/declared.ts';
import { NOTHING_PACKED, toRead, unpack } from './packing/unpack.ts';
import { refuse } from './read-error.ts';
import { readIndex, shardNames, type ShardIndex } from './safetensors/index-file.ts';
import { missing, readShards } from './safetensors/shards.ts';
import { selfReported } from './self-reported.ts';
import { stopped } from './stopped.ts';
import type { ByteSource } from './source.ts';
import type { Tensor } from './tensor.ts';

type Fields = Readonly<Record<string, unknown>>;

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

/** Reads the one model among files that lie together. @throws ReadError naming path, value, rule and remedy. */
export async function readModel(files: Files, options: ReadOptions = {}): Promise<Reading> {
  const names = options.file === undefined ? files.names : setOf(files, options.file);
  const choice = chooseFiles(names, files.where);
  const config = await optionalJson(files, 'config.json');
  return choice.format === 'gguf'
    ? readGgufFiles(files, choice, config, options)
    : readSafetensorsFiles(files, choice, config, options);
}

/** The named file and those it is numbered with; an index and other files stay out. */
function setOf({ names, where }: Files, file: string): readonly string[] {
  if (names.includes(file)) return siblings(file).filter((name) => names.includes(name));
  throw refuse('no-weights', where, file, 'There is no file of this name.', 'Check its spelling.');
}

async function optionalJson({ names, open }: Files, name: string): Promise<Fields | null> {
  return names.includes(name) ? readJson(await open(name)) : null;
}

async function readGgufFiles(
  files: Files,
  choice: Choice,
  config: Fields | null,
  options: ReadOptions,
): Promise<Reading> {
  const sources = await openAll(files, choice.files);
  const { metadata, tensors } = await readGgufModel(sources, counter(choice.files, options));
  const facts = factsOfMetadata(metadata, choice.files[0] ?? files.where);
  const ledger = ledgerFromTensors(tensors, {
    naming: 'gguf',
    facts: withConfig(facts, config && (await factsOfConfig(config))),
    unpacking: NOTHING_PACKED,
    notes: choice.notes,
  });
  return { format: 'gguf', ledger, files: choice.files, tensors, ...sizesOf(tensors) };
}

async function readSafetensorsFiles(
  files: Files,
  choice: Choice,
  config: Fields | null,
  options: ReadOptions,
): Promise<Reading> {
  const index = choice.index === null ? null : await openIndex(files, choice.index);
  const names = index ? shardNames(index) : choice.files;
  if (index && !names.some((name) => files.names.includes(name))) {
    return await ledgerFromNames(index, config);
  }
  for (const name of names) if (index && !files.names.includes(name)) throw missing(name, index);
  const sources = await openAll(files, names);
  const { tensors, metadata } = await readShards(sources, index, counter(names, options));
  const declared = declaredIn(config, await optionalJson(files, 'hf_quant_config.json'));
  const contents = await gather(toRead(tensors), sources);
  const ledger = ledgerFromTensors(tensors, {
    naming: 'safetensors',
    facts: config ? await factsOfConfig(config) : NO_FACTS,
    unpacking: unpack(tensors, declared, (tensor) => tensor && contents.get(tensor.name)),
    notes: choice.notes,
  });
  const sizes = sizesOf(tensors);
  const told = selfReported(index, metadata, sizes.bytes, ledger);
  return {
    format: 'safetensors',
    ledger: { ...ledger, assumptions: [...ledger.assumptions, ...told] },
    files: names,
    tensors,
    ...sizes,
  };
}

async function openIndex({ open }: Files, name: string): Promise<ShardIndex> {
  return readIndex(await readJson(await open(name)), name);
}

async function openAll({ open }: Files, names: readonly string[]): Promise<readonly ByteSource[]> {
  return Promise.all(names.map((name) => open(name)));
}

/** Called after each header: says how far reading is, and ends it where it was stopped. */
function counter(names: readonly string[], { progress, signal }: ReadOptions): () => void {
  let done = 0;
  progress?.({ done, of: names.length });
  return () => {
    if (signal?.aborted) throw stopped(names[0] ?? '');
    progress?.({ done: ++done, of: names.length });
  };
}

function sizesOf(tensors: readonly Tensor[]): { container: number; bytes: number } {
  return {
    container: sumOf(tensors.map(({ elements }) => elements)),
    bytes: sumOf(tensors.map(({ bytes }) => bytes)),
  };
}
