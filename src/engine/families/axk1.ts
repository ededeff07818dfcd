import { rmsNorm } from '../layers/norms.ts';
import { buildDeepseek } from './deepseek.ts';
import type { Family } from './family.ts';
import { noDraft } from './no-draft.ts';
import { readMlpTypes, splitAt } from './routed-layers.ts';

/**
 * A.X K1: DeepSeek-V3's layers with a norm behind each feed-forward. The reference
 * class norms only the routed ones and always corrects its routers; the released
 * file holds the dense layers' norms too, and no correction.
 */
export const axk1: Family = {
  id: 'axk1',
  aliases: ['AXK1'],
  classes: ['AXK1ForCausalLM'],
  build: (config) =>
    buildDeepseek(config, {
      split: (config, layers) =>
        readMlpTypes(config, layers, () => {
          const because = "the reference class's default";
          const first = config.countOr('first_k_dense_replace', { value: 1, because });
          const step = config.sizeOr('moe_layer_freq', { value: 1, because });
          return splitAt(layers, (at) => at >= first && at % step === 0);
        }),
      sharedExperts: 1,
      plainQueries: false,
      correction: (config) => config.raw('topk_method') === 'noaux_tc',
      besides: (hidden) => [rmsNorm('post_mlp_layernorm', hidden)],
      draft: noDraft,
    }),
};
