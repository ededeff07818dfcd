import type { Family } from './family.ts';

import { buildGroupedExperts } from './grouped-experts.ts';
import { readDenseFirst } from './routed-layers.ts';

/** dots.llm1: norms on queries and keys, the first layers dense, two shared experts in the release. */
export const dots1: Family = {
  id: 'dots1',
  classes: ['Dots1ForCausalLM'],
  build: (config) =>
    buildGroupedExperts(config, {
      heads: { kvHeads: 32, headSize: 'hidden/heads' },
      bias: 'all',
      qkNorm: 'always',
      split: (config, layers) => readDenseFirst(config, layers, 0),
      expertsKey: 'n_routed_experts',
      sharedKey: 'n_shared_experts',
      shared: null,
      correction: 'mlp.gate.e_score_correction_bias',
    }),
};
