import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { buildDeepseek, corrected, listedOrFollowing } from './deepseek.ts';
import { readDraft } from './draft-fields.ts';
import type { Family } from './family.ts';
import { readIndexer } from './indexer-fields.ts';
import { layersOf, readLayerKinds } from './layer-lists.ts';
import { splitAt } from './routed-layers.ts';

const KINDS = ['full', 'shared'] as const;
const DEFAULT = "the reference class's default";

/** GLM-5 to 5.2: DeepSeek-V3.2's layers; from 5.2 on some reuse an earlier layer's indexer. */
export const glmMoeDsa: Family = {
  id: 'glm_moe_dsa',
  classes: ['GlmMoeDsaForCausalLM'],
  layerTypes: ['indexed_attention', 'deepseek_sparse_attention'],
  build: (config) =>
    buildDeepseek(config, {
      split: (config, layers) => listedOrFollowing(config, layers, 3),
      sharedExperts: 1,
      draft: readDraft,
      plainQueries: false,
      correction: corrected,
      indexed: (config, { hidden, layers }, queryRank) => ({
        count: ownIndexers(config, layers),
        rows: readIndexer(config, hidden, queryRank, 32),
      }),
    }),
};

/** Layers with an indexer of their own: from the list, else the pattern, else the step. */
function ownIndexers(config: Config, layers: Dim): Dim {
  const name = 'layers with an indexer';
  // Whether the draft block reuses its first step's choice adds no weights.
  config.ignore('index_share_for_mtp_iteration', 'index_topk_freq', 'index_skip_topk_offset');
  const pattern = config.raw('index_topk_pattern');
  const listed =
    readLayerKinds(config, 'indexer_types', layers.size, KINDS) ??
    (Array.isArray(pattern)
      ? readLayerKinds(config, 'index_topk_pattern', layers.size, KINDS)
      : null);
  if (listed) return layersOf(name, listed, 'full');
  if (pattern != null) return fromLetters(config, pattern, name, layers);
  const step = config.countOr('index_topk_freq', { value: 1, because: 'every layer has one' });
  const offset = config.countOr('index_skip_topk_offset', { value: 2, because: DEFAULT });
  const own = splitAt(layers, (at) => Math.max(at - offset + 1, 0) % Math.max(step, 1) === 0);
  return dim(name, own.routed.size);
}

function fromLetters(config: Config, letters: unknown, name: string, layers: Dim): Dim {
  if (typeof letters === 'string' && /^[FS]*$/.test(letters) && letters.length === layers.size) {
    return layersOf(name, [...letters], 'F');
  }
  throw config.refusal(
    'not-understood',
    'index_topk_pattern',
    letters,
    `It must be one letter for each of the ${layers.size} layers, F for an indexer and S for sharing one.`,
    'Correct it, or list indexer_types instead.',
  );
}
