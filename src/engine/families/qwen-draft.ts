import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { joinedDraft } from '../layers/draft.ts';
import type { Row } from '../ledger.ts';

/**
 * The draft block of Qwen3-Next and Qwen3.5: attending layers of its own, a
 * projection of hidden state and embedding, and three norms; both vocabulary
 * tables are the main model's.
 */
export function readQwenDraft(
  config: Config,
  key: string,
  hidden: Dim,
  layer: readonly Row[],
): Row[] {
  const layers = config.countOr(key, {
    value: 0,
    because: 'no MTP block is counted unless the config declares one',
  });
  config.only('mtp_use_dedicated_embeddings', false, 'Released MTP blocks share the main table.');
  if (layers === 0) return [];
  return joinedDraft(layer, hidden, dim('draft layers', layers));
}
