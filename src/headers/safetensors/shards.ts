import { fewAtATime } from '../few-at-a-time.ts';
import { at, refuse, type ReadError } from '../read-error.ts';
import { baseName } from '../file-name.ts';
import type { ByteSource } from '../source.ts';
import type { Tensor } from '../tensor.ts';
import { readSafetensors } from './file.ts';
import type { Header } from './header.ts';
import type { ShardIndex } from './index-file.ts';

/** Several safetensors files that are one model. */
export interface Shards {
  readonly tensors: readonly Tensor[];
  /** What the files say about themselves, the first one's word first. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** Reads every shard's header, a few at a time, and checks that together they are what the index says. */
export async function readShards(
  sources: readonly ByteSource[],
  index: ShardIndex | null,
  progress: () => void = () => {},
): Promise<Shards> {
  const headers = await fewAtATime(sources, async (source) => {
    const header = await readSafetensors(source);
    progress();
    return header;
  });
  const tensors = sources.length === 1 ? (headers[0]?.tensors ?? []) : together(headers);
  if (index) checkTensors(tensors, index);
  const metadata = new Map(headers.toReversed().flatMap((header) => [...header.metadata]));
  return { tensors, metadata };
}

function together(headers: readonly Header[]): readonly Tensor[] {
  const all = new Map<string, Tensor>();
  for (const { tensors } of headers) {
    for (const tensor of tensors) {
      const first = all.get(tensor.name);
      if (first) {
        throw refuse(
          'shard-repeats-tensor',
          at(tensor.file, tensor.name),
          first.file,
          'A tensor is in one shard, and this one is in two.',
          'The files are of two models, or of two versions of one: take those of one release.',
        );
      }
      all.set(tensor.name, tensor);
    }
  }
  return [...all.values()];
}

function checkTensors(tensors: readonly Tensor[], index: ShardIndex): void {
  for (const { name, file } of tensors) {
    const listed = index.files.get(name);
    if (listed !== baseName(file)) throw disagrees(name, file, listed, index);
  }
  if (tensors.length === index.files.size) return;
  const found = new Set(tensors.map(({ name }) => name));
  for (const [name, file] of index.files) {
    if (!found.has(name)) throw disagrees(name, undefined, file, index);
  }
}

function disagrees(
  name: string,
  found: string | undefined,
  listed: string | undefined,
  index: ShardIndex,
): ReadError {
  return refuse(
    'index-disagrees',
    at(index.name, name),
    listed,
    found ? `The tensor is in ${found}.` : 'No shard holds this tensor.',
    'Index and shards are of different versions: take those of one release.',
  );
}

/** A shard that an index asks for and that isn't there. */
export function missing(name: string, index: ShardIndex): ReadError {
  return refuse(
    'shard-missing',
    name,
    undefined,
    `${index.name} asks for this file.`,
    'Add it: a count without one shard would be short by all it holds.',
  );
}
