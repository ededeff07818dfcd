import { buildDeepseek } from './deepseek.ts';
import { readDraft } from './draft-fields.ts';
import type { Family } from './family.ts';

/** DeepSeek-V2, V2-Lite and V2.5: routers without a correction bias. */
export const deepseekV2: Family = {
  id: 'deepseek_v2',
  classes: ['DeepseekV2ForCausalLM'],
  build: (config) =>
    buildDeepseek(config, {
      split: 0,
      sharedExperts: 2,
      draft: readDraft,
      plainQueries: true,
      correction(config) {
        config.choiceOr('topk_method', ['greedy', 'group_limited_greedy'], {
          value: 'greedy',
          because: "the reference class's default; it adds no weights",
        });
        return false;
      },
    }),
};
