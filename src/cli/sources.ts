import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFile, type Catalogue } from '../catalogue/index.ts';
import { ledgerOf, type Ledger } from '../engine/index.ts';
import type { FileFigures, SourceName } from '../engine/report.ts';
import { isHubAddress } from '../headers/hub/address.ts';
import { readHub } from '../headers/hub/read-hub.ts';
import type { Reading } from '../headers/read-model.ts';
import { isConfigFile, readPath } from './files-on-disk.ts';

export interface Weighed {
  readonly source: SourceName;
  readonly ledger: Ledger;
  /** What the files say, where files were read. */
  readonly file: FileFigures | null;
}

/** What a caller may name, told apart by its form and by what is on disk. */
export type Named =
  | { readonly kind: 'model'; readonly id: string }
  | { readonly kind: 'config' | 'files'; readonly path: string }
  | { readonly kind: 'hub' };

/** Endings of what lies on disk; a text that has one and isn't there is a mistyped path, not a repository. */
const ON_DISK = /^[./~]|\.(json|safetensors|gguf|bin)$/;

/**
 * A catalogue model by its address or the Hub's spelling; a config.json, a file
 * of weights or a folder by its path; a repository of the Hub by its name, with
 * @revision and :file. What is on disk wins over the catalogue, the catalogue
 * over the Hub. Paths are relative to the folder the caller stands in, which npm
 * keeps in INIT_CWD while it runs scripts in the project's own.
 */
export function nameOf(given: string, { models }: Catalogue): Named {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  if (existsSync(path)) {
    const file = statSync(path).isFile();
    return { kind: file && isConfigFile(path) ? 'config' : 'files', path };
  }
  const id = given.toLowerCase().replace(/\/$/, '');
  if (models.some((each) => each.id === id)) return { kind: 'model', id };
  const remote = isHubAddress(given) && (given.includes(':') || !ON_DISK.test(given));
  return remote ? { kind: 'hub' } : { kind: 'config', path };
}

/** @throws RefusalError naming path, value, rule and remedy. */
export async function weighSource(given: string, catalogue: Catalogue): Promise<Weighed> {
  const named = nameOf(given, catalogue);
  switch (named.kind) {
    case 'model': {
      const model = catalogue.models.find(({ id }) => id === named.id);
      const ledger = ledgerOf(model?.config, model?.file);
      return { source: { kind: 'model', name: named.id }, ledger, file: null };
    }
    case 'config':
      return weighConfig(given, named.path);
    case 'files': {
      const reading = await readPath(named.path, given);
      // A folder with nothing but a config is weighed by it.
      if (typeof reading === 'string') return weighConfig(given, reading);
      return {
        source: sourceOf(reading.format, given, reading),
        ledger: reading.ledger,
        file: reading,
      };
    }
    case 'hub': {
      const reading = await readHub(given, {
        host: process.env['HF_ENDPOINT'],
        token: process.env['HF_TOKEN'],
      });
      const { repository, commit, ledger } = reading;
      const source = { ...sourceOf('hub', given, reading), repository, commit };
      return { source, ledger, file: reading };
    }
  }
}

function weighConfig(given: string, path: string): Weighed {
  return { source: { kind: 'config', name: given }, ledger: ledgerOf(parseFile(path)), file: null };
}

function sourceOf(
  kind: SourceName['kind'],
  name: string,
  { format, files, bytes }: Reading,
): SourceName {
  return { kind, name, format, files: files.length, bytes };
}
