import { ledgerOf, loadFamilyOf, type Ledger } from '#engine';
import type { FileFigures, SourceName } from '../../../src/engine/report.ts';
import type { Reading, ReadOptions } from '../../../src/headers/files.ts';
import type { Tensor } from '../../../src/headers/tensor.ts';
import type { Asked, GivenFile } from './asked.ts';

/** A source on the scale. */
export interface Weighed {
  readonly source: SourceName;
  /** What to call it in a sentence. */
  readonly name: string;
  readonly ledger: Ledger;
  /** What the files say; null for a config. */
  readonly file: FileFigures | null;
  /** Tensors in the order of the files; empty where only a config is known. */
  readonly tensors: readonly Tensor[];
  /** The files whose headers were read. */
  readonly files: readonly string[];
  /** A repository at the commit that was read, with the file where one was named; null for what has no address. */
  readonly pinned: string | null;
}

const INDEX = '.safetensors.index.json';

/**
 * Weighs what a reader has given, and loads the code for it. Files are read
 * where they lie; only a repository is asked for over the network.
 *
 * @throws RefusalError naming path, value, rule and remedy.
 */
export async function weighAsked(asked: Asked, options: ReadOptions): Promise<Weighed> {
  const weighed = await weighSource(asked, options);
  if (asked.topK === undefined) return weighed;
  const { withTopK } = await import('../../../src/headers/given-top-k.ts');
  return { ...weighed, ledger: withTopK(weighed.ledger, asked.topK) };
}

async function weighSource(asked: Asked, options: ReadOptions): Promise<Weighed> {
  switch (asked.kind) {
    case 'config':
      return weighConfig(asked.text, 'config.json');
    case 'files':
      return weighFiles(asked.files, { ...options, file: asked.file });
    case 'hub': {
      const { readHub } = await import('../../../src/headers/hub/read-hub.ts');
      const { address, token } = asked;
      const reading = await readHub(address, { ...options, token: token || undefined });
      const { repository, commit, file } = reading;
      const source = { ...sourceOf('hub', address, reading), repository, commit };
      const pinned = `${repository}@${commit}${file ? `:${file}` : ''}`;
      return { ...weighedAs(reading, source), name: repository, pinned };
    }
  }
}

async function weighConfig(text: string, name: string): Promise<Weighed> {
  const { parseJson } = await import('../../../src/headers/json.ts');
  const config = parseJson(text, name);
  await loadFamilyOf(config);
  const ledger = ledgerOf(config);
  return {
    source: { kind: 'config', name },
    name: `A config of ${ledger.modelType}`,
    ledger,
    file: null,
    tensors: [],
    files: [],
    pinned: null,
  };
}

async function weighFiles(given: readonly GivenFile[], options: ReadOptions): Promise<Weighed> {
  const { where, files } = together(given);
  const names = [...files.keys()];
  const configs = names.filter((name) => name.endsWith('.json') && !name.endsWith(INDEX));
  const [config] =
    configs.length === 1 ? configs : configs.filter((name) => name === 'config.json');
  const weights = names.some((name) => /\.(safetensors|gguf|bin|index\.json)$/.test(name));
  if (config !== undefined && !weights) {
    return weighConfig((await files.get(config)?.text()) ?? '', config);
  }
  const [first = ''] = names;
  if (names.length === 1 && !/\.(safetensors|gguf|bin|json)$/.test(first)) {
    const { unknownFormat } = await import('../../../src/headers/unknown-format.ts');
    const start = await files.get(first)?.slice(0, 8).arrayBuffer();
    throw unknownFormat(first, new Uint8Array(start ?? new ArrayBuffer(0)));
  }
  const { readModel } = await import('../../../src/headers/read-model.ts');
  const { blobSource } = await import('../../../src/headers/sources/blob.ts');
  const open = (name: string) => blobSource(files.get(name) ?? new Blob(), name);
  const reading = await readModel({ where, names, open }, options);
  return weighedAs(reading, sourceOf(reading.format, where, reading));
}

/** Files by their names in the one folder that was dropped; what lies deeper in it is left out. */
function together(given: readonly GivenFile[]): {
  where: string;
  files: ReadonlyMap<string, Blob>;
} {
  const folder = /^[^/]+\//.exec(given[0]?.path ?? '')?.[0] ?? '';
  const one = folder !== '' && given.every(({ path }) => path.startsWith(folder));
  const named = given.map(({ path, blob }): [string, Blob] => [
    one ? path.slice(folder.length) : path,
    blob,
  ]);
  const files = new Map(named.filter(([name]) => !name.includes('/')));
  return { where: one ? folder.slice(0, -1) : (given[0]?.path ?? 'what was dropped'), files };
}

function weighedAs(reading: Reading, source: SourceName): Weighed {
  const { ledger, container, bytes, tensors, files } = reading;
  const file = { container, bytes };
  return { source, name: source.name, ledger, file, tensors, files, pinned: null };
}

function sourceOf(kind: SourceName['kind'], name: string, reading: Reading): SourceName {
  const { format, files, bytes } = reading;
  return { kind, name, format, files: files.length, bytes };
}
