import type { Config } from '../config.ts';
import { product } from '../dim.ts';
import { rotaryVisionTower, type RotaryVisionTower } from '../layers/rotary-vision-tower.ts';
import type { Blueprint } from '../layers/decoder.ts';
import type { Family } from './family.ts';
import { readDim } from './fields.ts';
import { llamaLike } from './llama-like.ts';
import { readPatches } from './rotary-tower.ts';
import { readEitherTied } from './either-tied.ts';
import { readPart } from './wrapped.ts';

/**
 * Qwen2's layers beside a tower. Released configs have the language model's fields
 * at the top, later ones in a part of their own.
 */
export function buildQwen2Vl(
  config: Config,
  type: string,
  readTower: (vision: Config) => RotaryVisionTower,
): Blueprint {
  const text = config.has('text_config')
    ? readPart(config, 'text_config', [`${type}_text`])
    : config;
  const vision = readPart(config, 'vision_config', [type, `${type}_vision`]);
  const tied = readEitherTied(config, text);
  const parts = {
    heads: { kvHeads: 8, headSize: 'fixed' },
    tied: false,
    bias: { qkv: true },
  } as const;
  const extra = rotaryVisionTower('visual.', readTower(vision));
  return llamaLike(text, parts, { prefix: 'model.', tied, extra });
}

/** Qwen2-VL: a tower as wide as its heads, merged to the language model's width. */
export const qwen2Vl: Family = {
  id: 'qwen2_vl',
  classes: ['Qwen2VLForConditionalGeneration'],
  build: (config) => buildQwen2Vl(config, 'qwen2_vl', readTower),
};

function readTower(vision: Config): RotaryVisionTower {
  const width = readDim(vision, 'vision width', 'embed_dim', 1280);
  return {
    ...readPatches(vision, width),
    inner: product(readDim(vision, 'widening', 'mlp_ratio', 4), width),
    out: readDim(vision, 'merger output', 'hidden_size', 3584),
    gated: false,
  };
}
