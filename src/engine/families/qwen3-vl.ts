import type { Family } from './family.ts';
import { readQwenVision } from './qwen-vision.ts';
import { buildQwen3 } from './qwen3.ts';
import { readOuterTied, readPart } from './wrapped.ts';

/** Qwen3-VL: dense Qwen3 beside a tower whose middle blocks are merged into the language model too. */
export const qwen3Vl: Family = {
  id: 'qwen3_vl',
  classes: ['Qwen3VLForConditionalGeneration'],
  build(config) {
    const text = readPart(config, 'text_config', ['qwen3_vl_text']);
    const tied = readOuterTied(config, text, false);
    const extra = readQwenVision(config, ['qwen3_vl', 'qwen3_vl_vision'], [8, 16, 24]);
    return buildQwen3(text, { prefix: 'model.language_model.', tied, extra });
  },
};
