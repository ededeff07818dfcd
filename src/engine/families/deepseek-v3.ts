import { buildDeepseek, corrected } from './deepseek.ts';
import { readDraft } from './draft-fields.ts';
import type { Family } from './family.ts';

/** DeepSeek-V3, R1 and V3.1, and Kimi-K2, which has the same architecture under its own name. */
export const deepseekV3: Family = {
  id: 'deepseek_v3',
  aliases: ['kimi_k2'],
  classes: ['DeepseekV3ForCausalLM', 'KimiK2ForCausalLM'],
  build: (config) =>
    buildDeepseek(config, {
      split: 3,
      sharedExperts: 1,
      draft: readDraft,
      plainQueries: true,
      correction: corrected,
    }),
};
