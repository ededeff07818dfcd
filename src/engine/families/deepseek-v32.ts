import { buildDeepseek, corrected, listedOrFollowing } from './deepseek.ts';
import { readDraft } from './draft-fields.ts';
import type { Family } from './family.ts';
import { readIndexer } from './indexer-fields.ts';

/** DeepSeek-V3.2: V3 whose every layer has an indexer, the draft block's too. */
export const deepseekV32: Family = {
  id: 'deepseek_v32',
  classes: ['DeepseekV32ForCausalLM'],
  layerTypes: ['indexed_attention', 'deepseek_sparse_attention'],
  build: (config) =>
    buildDeepseek(config, {
      split: (config, layers) => listedOrFollowing(config, layers, 3),
      sharedExperts: 1,
      draft: readDraft,
      plainQueries: false,
      correction: corrected,
      indexed: (config, { hidden, layers }, queryRank) => ({
        count: layers,
        rows: readIndexer(config, hidden, queryRank, 64),
      }),
    }),
};
