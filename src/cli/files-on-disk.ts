import { openSync, readdirSync, readSync, closeSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { siblings } from '../headers/file-name.ts';
import { readModel, type Files, type Reading } from '../headers/read-model.ts';
import { nodeFileSource } from '../headers/sources/node-file.ts';
import { unknownFormat } from '../headers/unknown-format.ts';

const INDEX = '.safetensors.index.json';

/** A JSON file that isn't an index is a config. */
export function isConfigFile(path: string): boolean {
  return path.endsWith('.json') && !path.endsWith(INDEX);
}

/**
 * Reads a folder, an index with its shards, or one file with those it is numbered
 * with. A file by itself is read without the config that may lie beside it: the
 * folder is what names both.
 *
 * @returns the path of a config where a folder holds no weights and one.
 */
export async function readPath(path: string, given: string): Promise<Reading | string> {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name);
    const config = join(path, 'config.json');
    const weights = names.some((name) => /\.(safetensors|gguf|bin|index\.json)$/.test(name));
    if (!weights && names.includes('config.json')) return config;
    return readModel(folderOf(path, names, given));
  }
  const folder = dirname(path);
  const name = basename(path);
  if (name.endsWith(INDEX)) {
    const shards = readdirSync(folder).filter((each) => each.endsWith('.safetensors'));
    return readModel(folderOf(folder, [name, ...shards], given));
  }
  const present = new Set(readdirSync(folder));
  const names = siblings(name).filter((each) => present.has(each));
  return readModel(folderOf(folder, names, given), { file: asWeights(path, name) });
}

function folderOf(folder: string, names: readonly string[], where: string): Files {
  return { where, names, open: (name) => nodeFileSource(join(folder, name), name) };
}

/** A file of another ending is told by its first bytes. */
function asWeights(path: string, name: string): string {
  if (/\.(safetensors|gguf)$/.test(name)) return name;
  const first = new Uint8Array(9);
  const handle = openSync(path, 'r');
  readSync(handle, first, 0, first.length, 0);
  closeSync(handle);
  throw unknownFormat(name, first);
}
