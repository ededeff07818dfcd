import { fewAtATime } from '../few-at-a-time.ts';
import { at, refuse, type ReadError } from '../read-error.ts';
import type { ByteSource } from '../source.ts';
import type { Tensor } from '../tensor.ts';
import { readGguf, type GgufFile } from './file.ts';
import type { Metadata } from './values.ts';

export interface GgufModel {
  /** The first part's, which has what is said of the model. */
  readonly metadata: Metadata;
  readonly tensors: readonly Tensor[];
}

/** Reads a GGUF model in one file, or in the parts that `gguf-split` makes of it. */
export async function readGgufModel(
  sources: readonly ByteSource[],
  progress: () => void = () => {},
): Promise<GgufModel> {
  const files = await fewAtATime(sources, async (source) => {
    const file = await readGguf(source);
    progress();
    return file;
  });
  const parts = inOrder(files);
  const tensors = parts.length === 1 ? (parts[0]?.tensors ?? []) : together(parts);
  const metadata = parts[0]?.metadata ?? new Map();
  if (tensors.length === 0) {
    throw refuse(
      'gguf-no-tensors',
      sources[0]?.name ?? '',
      0,
      'A file of weights lists at least one tensor.',
      'This one holds a vocabulary only: name the file that holds the weights.',
    );
  }
  const declared = metadata.get('split.tensors.count') ?? tensors.length;
  if (declared !== tensors.length) {
    throw wrongSplit(parts, declared, `The parts hold ${tensors.length} tensors together.`);
  }
  return { metadata, tensors };
}

function inOrder(files: readonly GgufFile[]): readonly GgufFile[] {
  // An unsplit file may say nothing, or zero.
  const count = files[0]?.metadata.get('split.count') || 1;
  const numbers = files.map(({ metadata }) => metadata.get('split.no') ?? 0);
  if (count !== files.length) {
    throw wrongSplit(
      files,
      count,
      `It says of how many parts it is one; ${files.length} are there.`,
    );
  }
  const parts = files.map((_, number) => files[numbers.indexOf(number)]);
  if (parts.includes(undefined)) {
    throw wrongSplit(files, numbers, 'The parts of one model are numbered from zero, each once.');
  }
  return parts as GgufFile[];
}

function together(parts: readonly GgufFile[]): readonly Tensor[] {
  const all = new Map<string, Tensor>();
  for (const tensor of parts.flatMap((part) => part.tensors)) {
    const first = all.get(tensor.name);
    if (first) {
      throw refuse(
        'shard-repeats-tensor',
        at(tensor.file, tensor.name),
        first.file,
        'A tensor is in one part, and this one is in two.',
        'The files are of two models: take those of one.',
      );
    }
    all.set(tensor.name, tensor);
  }
  return [...all.values()];
}

function wrongSplit(parts: readonly GgufFile[], value: unknown, rule: string): ReadError {
  return refuse(
    'gguf-split',
    at(parts[0]?.file ?? '', 'split'),
    value,
    rule,
    'Take every part of one split, and none of another.',
  );
}
