import type { Choice } from '../choose-files.ts';
import { factsIn, withConfig } from '../facts.ts';
import {
  counter,
  openAll,
  sizesOf,
  type Fields,
  type Files,
  type Reading,
  type ReadOptions,
} from '../files.ts';
import { ledgerFromTensors } from '../ledger-from-tensors.ts';
import { NOTHING_PACKED } from '../packing/unpacking.ts';
import { GGUF } from '../roles-from-names/gguf.ts';
import { factsOfMetadata } from './facts.ts';
import { readGgufModel } from './split.ts';

export async function readGgufFiles(
  files: Files,
  choice: Choice,
  config: Fields | null,
  options: ReadOptions,
): Promise<Reading> {
  const sources = await openAll(files, choice.files);
  const { metadata, tensors } = await readGgufModel(sources, counter(choice.files, options));
  const facts = factsOfMetadata(metadata, choice.files[0] ?? files.where);
  const ledger = ledgerFromTensors(tensors, {
    naming: GGUF,
    facts: withConfig(facts, await factsIn(config)),
    // Block types hold their scales themselves.
    unpacking: NOTHING_PACKED,
    notes: choice.notes,
  });
  return { format: 'gguf', ledger, files: choice.files, tensors, ...sizesOf(tensors) };
}
