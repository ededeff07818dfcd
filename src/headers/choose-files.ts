import { numbered, siblings } from './file-name.ts';
import { refuse, type ReadError } from './read-error.ts';

/** Which of the files that lie together are the model. */
export interface Choice {
  readonly format: 'safetensors' | 'gguf';
  /** The files, in order; empty where the index says which. */
  readonly files: readonly string[];
  readonly index: string | null;
  /** What lies beside them and isn't counted, in sentences. */
  readonly notes: readonly string[];
}

const INDEX = 'model.safetensors.index.json';
/** Parts that a GGUF model may keep in a file of their own. */
const SIDE_FILE = /^(mmproj|mtp)[-.]/i;

/**
 * Picks the model's files among names of one folder: the index's shards, else
 * the one set there is. Two sets are two models or one model twice, so without
 * a reason to prefer one they are refused.
 */
export function chooseFiles(names: readonly string[], where: string): Choice {
  const indexes = names.filter((name) => name.endsWith('.safetensors.index.json'));
  const index = indexes.includes(INDEX) ? INDEX : indexes.length === 1 ? indexes[0] : undefined;
  if (index) return { format: 'safetensors', files: [], index, notes: [] };
  const tensors = setsOf(names.filter((name) => name.endsWith('.safetensors')));
  if (tensors.size > 0) return pick('safetensors', tensors, 'model.safetensors', where);
  const ggufs = names.filter((name) => name.endsWith('.gguf'));
  const main = setsOf(ggufs.filter((name) => !SIDE_FILE.test(name)));
  if (main.size > 0) {
    const choice = pick('gguf', main, null, where);
    return {
      ...choice,
      notes: [...choice.notes, ...notesOn(ggufs.filter((each) => SIDE_FILE.test(each)))],
    };
  }
  throw noWeights(names, where);
}

function pick(
  format: Choice['format'],
  sets: ReadonlyMap<string, readonly string[]>,
  preferred: string | null,
  where: string,
): Choice {
  const stem = preferred !== null && sets.has(preferred) ? preferred : [...sets.keys()][0];
  const files = stem === undefined ? undefined : sets.get(stem);
  if (!files || (sets.size > 1 && stem !== preferred)) {
    throw refuse(
      'files-ambiguous',
      where,
      [...sets.values()].map(([first]) => first),
      `There are ${sets.size} sets of ${format} files, and nothing says which is the model.`,
      'Name the one you mean.',
    );
  }
  const others = [...sets].flatMap(([each, members]) => (each === stem ? [] : members));
  checkComplete(files);
  return { format, files, index: null, notes: notesOn(others) };
}

/** Files by set: a numbered one with its siblings, any other by itself. */
function setsOf(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, string[]>();
  for (const name of names.toSorted()) {
    const part = numbered(name);
    const stem = part ? part.stem : name;
    sets.set(stem, [...(sets.get(stem) ?? []), name]);
  }
  return sets;
}

/** @throws ReadError where a numbered set lacks one of its files. */
export function checkComplete(files: readonly string[]): void {
  const [first = ''] = files;
  for (const name of siblings(first)) {
    if (files.includes(name)) continue;
    throw refuse(
      'shard-missing',
      name,
      files.slice(0, 6),
      `The files are numbered, and this one is not among them.`,
      'Add it: a count without one shard would be short by all it holds.',
    );
  }
}

function notesOn(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`Beside the model, and not counted: ${names.join(', ')}.`];
}

function noWeights(names: readonly string[], where: string): ReadError {
  return refuse(
    'no-weights',
    where,
    names.slice(0, 6),
    'Weights are read from .safetensors and .gguf files.',
    names.some((name) => /\.(bin|pt|pth|ckpt)$/.test(name))
      ? 'Pickled weights run code when they are opened, so they are not: convert them to safetensors.'
      : 'Name the folder or the repository that holds them.',
  );
}
