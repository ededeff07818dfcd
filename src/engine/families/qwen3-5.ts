import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import type { Blueprint } from '../layers/decoder.ts';
import type { Family } from './family.ts';
import { HYBRID_LAYERS } from './qwen-hybrid.ts';
import { readQwenVision } from './qwen-vision.ts';
import { buildQwen35, readDenseFeedForward, type FeedForward } from './qwen3-5-text.ts';
import { readOuterTied, readPart } from './wrapped.ts';

/** Qwen3.5 as released: the language model under `text_config`, the tower under `vision_config`. */
export function buildWrappedQwen35(
  config: Config,
  type: string,
  readFeedForward: (config: Config, hidden: Dim, layers: Dim) => FeedForward,
): Blueprint {
  const text = readPart(config, 'text_config', [`${type}_text`]);
  config.only('language_model_only', false, 'It leaves in doubt whether the file has the tower.');
  const extra = readQwenVision(config, [`${type}_vision`, type]);
  const tied = readOuterTied(config, text, false);
  return buildQwen35(text, { prefix: 'model.language_model.', tied, extra }, readFeedForward);
}

export const qwen35: Family = {
  id: 'qwen3_5',
  classes: ['Qwen3_5ForConditionalGeneration'],
  layerTypes: HYBRID_LAYERS,
  build: (config) => buildWrappedQwen35(config, 'qwen3_5', readDenseFeedForward),
};
