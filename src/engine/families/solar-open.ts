import type { Family } from './family.ts';
import { buildGroupedExperts } from './grouped-experts.ts';

/** Solar Open: every layer routes, whatever the fields for dense layers say. */
export const solarOpen: Family = {
  id: 'solar_open',
  classes: ['SolarOpenForCausalLM'],
  build(config) {
    // GLM-4.5's fields, which the release carries along; its class reads none of them.
    config.ignore('first_k_dense_replace', 'intermediate_size', 'use_qk_norm');
    return buildGroupedExperts(config, {
      heads: { kvHeads: 8, headSize: 128 },
      bias: 'qkv',
      qkNorm: 'never',
      split: null,
      expertsKey: 'n_routed_experts',
      sharedKey: 'n_shared_experts',
      shared: 1,
      correction: 'mlp.gate.e_score_correction_bias',
    });
  },
};
