import type { Choice } from '../choose-files.ts';
import { factsIn, NO_FACTS } from '../facts.ts';
import {
  counter,
  openAll,
  optionalJson,
  sizesOf,
  type Fields,
  type Files,
  type Reading,
  type ReadOptions,
} from '../files.ts';
import { gather } from '../gather.ts';
import { readText } from '../json.ts';
import { ledgerFromTensors } from '../ledger-from-tensors.ts';
import { declaredIn } from '../packing/declared.ts';
import { suspectsIn } from '../packing/suspects.ts';
import { NOTHING_PACKED, type Unpacking } from '../packing/unpacking.ts';
import { HUGGING_FACE } from '../roles-from-names/hugging-face.ts';
import { selfReported } from '../self-reported.ts';
import type { ByteSource } from '../source.ts';
import type { Tensor } from '../tensor.ts';
import { readIndex, shardNames, type ShardIndex } from './index-file.ts';
import { missing, readShards } from './shards.ts';

export async function readSafetensorsFiles(
  files: Files,
  choice: Choice,
  config: Fields | null,
  options: ReadOptions,
): Promise<Reading> {
  const index = choice.index === null ? null : await openIndex(files, choice.index);
  const names = index ? shardNames(index) : choice.files;
  if (index && !names.some((name) => files.names.includes(name))) {
    const { ledgerFromNames } = await import('../index-alone.ts');
    return ledgerFromNames(index, config);
  }
  for (const name of names) if (index && !files.names.includes(name)) throw missing(name, index);
  const sources = await openAll(files, names);
  const { tensors, metadata } = await readShards(sources, index, counter(names, options));
  const ledger = ledgerFromTensors(tensors, {
    naming: HUGGING_FACE,
    facts: (await factsIn(config)) ?? NO_FACTS,
    unpacking: await unpacked(tensors, sources, files, config),
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
  return readIndex(await readText(await open(name)), name);
}

/** The schemes are loaded only for a file that may be packed, or a config that says so. */
async function unpacked(
  tensors: readonly Tensor[],
  sources: readonly ByteSource[],
  files: Files,
  config: Fields | null,
): Promise<Unpacking> {
  const declared = declaredIn(config, await optionalJson(files, 'hf_quant_config.json'));
  const suspects = suspectsIn(tensors);
  if (!declared && suspects.length === 0) return NOTHING_PACKED;
  const { toRead, unpack } = await import('../packing/unpack.ts');
  const contents = await gather(toRead(tensors), sources);
  return unpack(tensors, suspects, declared, (tensor) => tensor && contents.get(tensor.name));
}
