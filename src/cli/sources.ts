import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseFile, type Catalogue } from '../catalogue/index.ts';
import { ledgerOf, type Ledger } from '../engine/index.ts';
import type { SourceName } from '../engine/report.ts';

export interface Weighed {
  readonly source: SourceName;
  readonly ledger: Ledger;
}

/**
 * A catalogue model by its address or the Hub's spelling, or a config.json by
 * its path. Paths are relative to the folder the caller stands in, which npm
 * keeps in INIT_CWD while it runs scripts in the project's own.
 */
export function weighSource(given: string, { models }: Catalogue): Weighed {
  const id = given.toLowerCase().replace(/\/$/, '');
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  const model = models.find((each) => each.id === id);
  if (model && !existsSync(path)) {
    return {
      source: { kind: 'model', name: model.id },
      ledger: ledgerOf(model.config, model.file),
    };
  }
  return { source: { kind: 'config', name: given }, ledger: ledgerOf(parseFile(path)) };
}
