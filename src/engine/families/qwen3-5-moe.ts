import type { Family } from './family.ts';
import { HYBRID_LAYERS } from './qwen-hybrid.ts';
import { buildWrappedQwen35 } from './qwen3-5.ts';
import { readExpertFeedForward } from './qwen3-5-moe-text.ts';

/** Qwen3.5 with experts, as released: language model and tower each under a key of its own. */
export const qwen35Moe: Family = {
  id: 'qwen3_5_moe',
  classes: ['Qwen3_5MoeForConditionalGeneration'],
  layerTypes: HYBRID_LAYERS,
  build: (config) => buildWrappedQwen35(config, 'qwen3_5_moe', readExpertFeedForward),
};
