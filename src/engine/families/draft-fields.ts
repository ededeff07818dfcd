import type { Config } from '../config.ts';
import { dim } from '../dim.ts';
import { draftBlock, draftTables } from '../layers/draft.ts';
import { nest, type Row } from '../ledger.ts';
import { declaredDrafts } from './declared-drafts.ts';
import type { Sizes } from './fields.ts';

/**
 * The draft blocks a config declares: each is one more routed layer, numbered
 * after the last. Absent means none, with the key named, because a release may
 * ship a block that its config doesn't declare.
 */
export function readDraft(
  config: Config,
  { vocab, hidden, layers }: Sizes,
  layer: readonly Row[],
): { draft: Row[]; draftTables: Row[] } {
  const blocks = declaredDrafts(config);
  if (blocks === 0) return { draft: [], draftTables: [] };
  const first = layers.size;
  const numbers = blocks === 1 ? `${first}` : `{${first}..${first + blocks - 1}}`;
  const copies = blocks === 1 ? [] : [dim('draft blocks', blocks)];
  const prefix = `model.layers.${numbers}.`;
  return {
    draft: nest(draftBlock(layer, hidden), prefix, ...copies),
    draftTables: nest(draftTables(vocab, hidden), prefix, ...copies),
  };
}

/** A family whose releases ship draft blocks that no config describes: none is counted, one declared is refused. */
export function refuseDraft(config: Config, key: string): void {
  const blocks = declaredDrafts(config, key);
  config.only(key, 0, `How the ${blocks} MTP blocks are shaped is stated nowhere.`);
}
