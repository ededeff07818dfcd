import { JsonReader, OPEN, QUOTE } from '../json.ts';
import { at, refuse, type ReadError } from '../read-error.ts';

const MAP = 'weight_map';
const MAPS = 'It maps each tensor to a file.';

/** What `model.safetensors.index.json` says. Its totals are shown beside the count and never used. */
export interface ShardIndex {
  readonly name: string;
  /** Tensor name → file name. */
  readonly files: ReadonlyMap<string, string>;
  /** Bytes by definition; published files also hold counts and stale figures here. */
  readonly totalSize: number | null;
  readonly totalParameters: number | null;
}

/** Reads the text of an index, straight into what it says: a large one has a hundred thousand names. @throws ReadError */
export function readIndex(text: string, name: string): ShardIndex {
  const reader = new JsonReader(text, name, true);
  const keys = new Set<string>();
  let files: ReadonlyMap<string, string> | null = null;
  let metadata: unknown = {};
  reader.members((key) => {
    if (keys.has(key)) throw reader.duplicate(key);
    keys.add(key);
    if (key === MAP) files = readMap(reader);
    else if (key === 'metadata') metadata = reader.value() ?? {};
    else reader.value();
  });
  reader.end();
  if (!files) throw invalid(name, MAP, undefined, MAPS);
  if (!isObject(metadata)) throw invalid(name, 'metadata', metadata, 'It is an object.');
  return {
    name,
    files,
    totalSize: wholeOrNull(metadata['total_size']),
    totalParameters: wholeOrNull(metadata['total_parameters']),
  };
}

function readMap(reader: JsonReader): ReadonlyMap<string, string> {
  const name = reader.file;
  const files = new Map<string, string>();
  let last = '';
  if (reader.peek() !== OPEN) throw invalid(name, MAP, reader.value(), MAPS);
  reader.members((tensor) => {
    if (files.has(tensor)) throw reader.duplicate(tensor);
    if (reader.peek() !== QUOTE)
      throw invalid(name, tensor, reader.value(), 'A tensor is in one file.');
    const file = reader.string();
    if (file !== last && !isPlainName(file)) {
      throw refuse(
        'index-shard-name',
        at(name, tensor),
        file,
        'A shard lies beside its index: a plain file name that ends in .safetensors.',
        'This index may have been made to reach other files: don’t use it.',
      );
    }
    files.set(tensor, (last = file));
  });
  if (files.size === 0) throw invalid(name, MAP, {}, 'It lists at least one tensor.');
  return files;
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
