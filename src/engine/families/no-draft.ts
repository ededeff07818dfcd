import type { Config } from '../config.ts';

/** A family whose configs may declare draft blocks and whose releases hold none: nothing is counted, and that is said. */
export function noteUnshippedDraft(config: Config, key: string): void {
  const declared = config.raw(key);
  if (declared == null || declared === 0) return;
  config.assume(
    `${key} (${String(declared)}) is declared, but no release ships an MTP block: none is counted.`,
  );
}

/** The same for families of the line that names its blocks `num_nextn_predict_layers`. */
export function noDraft(config: Config): { draft: []; draftTables: [] } {
  noteUnshippedDraft(config, 'num_nextn_predict_layers');
  return { draft: [], draftTables: [] };
}
