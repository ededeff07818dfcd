import { readDraft } from './draft-fields.ts';
import type { Family } from './family.ts';

import { buildGroupedExperts } from './grouped-experts.ts';
import { readDenseFirst } from './routed-layers.ts';

/** GLM-4.5 to 4.7: biases on q, k and v but not on o, the first layers dense, one draft block. */
export const glm4Moe: Family = {
  id: 'glm4_moe',
  classes: ['Glm4MoeForCausalLM'],
  build: (config) =>
    buildGroupedExperts(config, {
      heads: { kvHeads: 8, headSize: 'hidden/heads' },
      bias: 'qkv',
      qkNorm: 'stated',
      split: (config, layers) => readDenseFirst(config, layers, 1),
      expertsKey: 'n_routed_experts',
      sharedKey: 'n_shared_experts',
      shared: 1,
      correction: 'mlp.gate.e_score_correction_bias',
      draft: (config, sizes, { routed }) => readDraft(config, sizes, routed),
    }),
};
