import type { Config } from '../config.ts';
import { dim } from '../dim.ts';
import { buildDeepseek, corrected, refuseMoeStep } from './deepseek.ts';
import { readDraft } from './draft-fields.ts';
import type { Family } from './family.ts';
import { readMlpTypes } from './routed-layers.ts';

/** GLM-4.7-Flash: DeepSeek-V3's layers, of which one is dense whatever `first_k_dense_replace` says. */
export const glm4MoeLite: Family = {
  id: 'glm4_moe_lite',
  classes: ['Glm4MoeLiteForCausalLM'],
  build: (config) =>
    buildDeepseek(config, {
      split(config, layers) {
        refuseMoeStep(config);
        refuseOtherHeadSize(config);
        const stated = config.raw('first_k_dense_replace');
        return readMlpTypes(config, layers, () => {
          config.assume(
            `mlp_layer_types is not given: one dense layer, the reference class's default, which doesn't read first_k_dense_replace (${String(stated)}).`,
          );
          return { dense: dim('dense layers', 1), routed: dim('MoE layers', layers.size - 1) };
        });
      },
      sharedExperts: 1,
      draft: readDraft,
      plainQueries: true,
      correction: corrected,
    }),
};

/** The class takes head_dim for another name of qk_rope_head_dim, so the two can't differ. */
function refuseOtherHeadSize(config: Config): void {
  if (!config.has('head_dim') || config.size('head_dim') === config.size('qk_rope_head_dim'))
    return;
  throw config.refusal(
    'inconsistent',
    'head_dim',
    config.raw('head_dim'),
    `It is another name of qk_rope_head_dim here, which is ${config.size('qk_rope_head_dim')}.`,
    'Remove it, or correct one of the two.',
  );
}
