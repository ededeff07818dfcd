import type { Family } from './family.ts';
import { buildQwen2Vl } from './qwen2-vl.ts';
import { readGatedTower } from './rotary-tower.ts';

/** Qwen2.5-VL: Qwen2-VL with RMSNorms and gated feed-forwards in the tower. */
export const qwen25Vl: Family = {
  id: 'qwen2_5_vl',
  classes: ['Qwen2_5_VLForConditionalGeneration'],
  build: (config) => buildQwen2Vl(config, 'qwen2_5_vl', (vision) => readGatedTower(vision)),
};
