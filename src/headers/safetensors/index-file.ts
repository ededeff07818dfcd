import { at, refuse, type ReadError } from '../read-error.ts';

/** What `model.safetensors.index.json` says. Its totals are shown beside the count and never used. */
export interface ShardIndex {
  readonly name: string;
  /** Tensor name → file name. */
  readonly files: ReadonlyMap<string, string>;
  /** Bytes by definition; published files also hold counts and stale figures here. */
  readonly totalSize: number | null;
  readonly totalParameters: number | null;
}

/** Checks an index that has been parsed. @throws ReadError */
export function readIndex(json: Readonly<Record<string, unknown>>, name: string): ShardIndex {
  const map = json['weight_map'];
  if (!isObject(map)) throw invalid(name, 'weight_map', map, 'It maps each tensor to a file.');
  const files = new Map<string, string>();
  for (const [tensor, file] of Object.entries(map)) {
    if (typeof file !== 'string') throw invalid(name, tensor, file, 'A tensor is in one file.');
    if (!isPlainName(file)) {
      throw refuse(
        'index-shard-name',
        at(name, tensor),
        file,
        'A shard lies beside its index: a plain file name that ends in .safetensors.',
        'This index may have been made to reach other files: don’t use it.',
      );
    }
    files.set(tensor, file);
  }
  if (files.size === 0) throw invalid(name, 'weight_map', {}, 'It lists at least one tensor.');
  const metadata = json['metadata'] ?? {};
  if (!isObject(metadata)) throw invalid(name, 'metadata', metadata, 'It is an object.');
  return {
    name,
    files,
    totalSize: wholeOrNull(metadata['total_size']),
    totalParameters: wholeOrNull(metadata['total_parameters']),
  };
}

/** The files an index names, in order. */
export function shardNames(index: ShardIndex): readonly string[] {
  return [...new Set(index.files.values())].sort();
}

/** Nothing that a path or an address could read as another folder or host. */
function isPlainName(file: string): boolean {
  return /^[\w][\w.+ -]*\.safetensors$/.test(file) && !file.includes('..');
}

/** Some writers put the total in quotation marks or with a decimal point. */
function wholeOrNull(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(name: string, key: string, value: unknown, rule: string): ReadError {
  const remedy = 'Download the index again; it is written with the shards.';
  return refuse('index-invalid', at(name, key), value, rule, remedy);
}
