import { buildDeepseek } from './deepseek.ts';
import type { Family } from './family.ts';

/** DeepSeek-V3, R1 and V3.1, and Kimi-K2, which has the same architecture under its own name. */
export const deepseekV3: Family = {
  id: 'deepseek_v3',
  modelTypes: ['deepseek_v3', 'kimi_k2'],
  classes: ['DeepseekV3ForCausalLM', 'KimiK2ForCausalLM'],
  reference: 'transformers/models/deepseek_v3/modeling_deepseek_v3.py',
  build: (config) =>
    buildDeepseek(config, {
      denseFirst: 3,
      sharedExperts: 1,
      correction(config) {
        config.choiceOr('topk_method', ['noaux_tc'], {
          value: 'noaux_tc',
          because: 'the only method of the reference class; it has a correction bias per expert',
        });
        return true;
      },
    }),
};
