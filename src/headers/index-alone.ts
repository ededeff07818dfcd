import { loadFamilyOf, ledgerOf, type FileFacts } from '../engine/core.ts';
import { digits } from '../engine/format.ts';
import { TensorFamilies } from './families-of-tensors.ts';
import type { Reading } from './files.ts';
import { refuse } from './read-error.ts';
import { HUGGING_FACE } from './roles-from-names/hugging-face.ts';
import { DRAFT_COPIES, DRAFT_MARKS } from './roles-from-names/marks.ts';
import { roleOf } from './roles-from-names/role-of.ts';
import { shardNames, type ShardIndex } from './safetensors/index-file.ts';

/**
 * An index without its shards: names, and a total that can't be trusted. With a
 * config beside it, the names say what the file repeats; without one nothing
 * says any size, so there is no count.
 */
export async function ledgerFromNames(
  index: ShardIndex,
  config: Readonly<Record<string, unknown>> | null,
): Promise<Reading> {
  if (!config) throw namesAlone(index);
  await loadFamilyOf(config);
  const plain = ledgerOf(config);
  const names = namesIn(index);
  const facts: FileFacts = {
    ...(plain.rows.some(({ role }) => role === 'mtp') ? draftFacts(names) : {}),
    ...(plain.rows.some(({ state }) => state === 'tied')
      ? { tiedHead: names.some(isHead) ? 'stored' : 'absent' }
      : {}),
    scales: null,
    buffers: null,
  };
  const ledger = ledgerOf(config, facts);
  const said = [
    `${index.name} lists ${digits(index.files.size)} names in ${digits(shardNames(index).length)} files and no size: shapes are predicted from config.json.`,
    ...(index.totalSize === null
      ? []
      : [`Its total_size, ${digits(index.totalSize)}, is not checked.`]),
  ];
  return {
    format: 'safetensors',
    ledger: { ...ledger, reader: 'safetensors', assumptions: [...ledger.assumptions, ...said] },
    files: [],
    tensors: [],
    container: null,
    bytes: null,
  };
}

/** Patterns of all names, so that each rule is tried once. */
function namesIn(index: ShardIndex): readonly string[] {
  const families = new TensorFamilies();
  for (const name of index.files.keys()) families.add(name, [], 'weight');
  return families.all.map(({ pattern }) => pattern);
}

function isHead(pattern: string): boolean {
  return roleOf(pattern, HUGGING_FACE, false).role === 'head';
}

function draftFacts(names: readonly string[]): Pick<FileFacts, 'mtp' | 'mtpTables'> {
  const stored = names.some(
    (name) => DRAFT_MARKS.test(name) || roleOf(name, HUGGING_FACE, false).role === 'mtp',
  );
  if (!stored) return { mtp: 'absent' };
  const own = names.some((name) => name.includes('*') && DRAFT_COPIES.test(name));
  return { mtp: 'stored', mtpTables: own ? 'own' : 'shared' };
}

function namesAlone(index: ShardIndex): Error {
  const size = index.totalSize === null ? 'no total' : `a total_size of ${digits(index.totalSize)}`;
  return refuse(
    'index-only',
    index.name,
    index.files.size,
    `An index has the names of tensors, in ${digits(shardNames(index).length)} files, and ${size}; shapes are in the shards, so nothing can be counted from it alone.`,
    'Add the shards, or the config.json of an architecture that is read.',
  );
}
