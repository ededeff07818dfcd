import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import type { RotaryVisionTower } from '../layers/rotary-vision-tower.ts';
import { readDim } from './fields.ts';
import { readVideoPatch } from './video-patch.ts';

/** Sizes that the towers of Qwen2-VL and its successors have in common. */
export function readPatches(
  vision: Config,
  width: Dim,
): Pick<RotaryVisionTower, 'depth' | 'width' | 'patch' | 'merge'> {
  // Heads divide the width; which blocks attend to all, and to how much the others, has no weights.
  vision.ignore('num_heads', 'window_size', 'fullatt_block_indexes', 'tokens_per_second');
  // Older spellings that the reference class doesn't read.
  vision.ignore('in_chans', 'spatial_patch_size');
  const side = readDim(vision, 'patch side', 'patch_size', 14);
  return {
    depth: readDim(vision, 'blocks', 'depth', 32),
    width,
    patch: readVideoPatch(vision, side),
    merge: readDim(vision, 'merged side', 'spatial_merge_size', 2).size,
  };
}

/** The tower that Qwen2.5-VL began: gated feed-forwards; heads may share keys and values. */
export function readGatedTower(vision: Config, grouped = false): RotaryVisionTower {
  const width = readDim(vision, 'vision width', 'hidden_size', 3584);
  return {
    ...readPatches(vision, width),
    ...(grouped ? { keys: readKeys(vision, width) } : {}),
    inner: readDim(vision, 'vision FFN width', 'intermediate_size', 3420),
    out: readDim(vision, 'merger output', 'out_hidden_size', 3584),
    gated: true,
  };
}

function readKeys(vision: Config, width: Dim): Dim {
  const heads = readDim(vision, 'vision heads', 'num_heads', 16);
  const kvHeads = readDim(vision, 'vision KV heads', 'num_key_value_heads', 8);
  if (width.size % heads.size !== 0) {
    throw vision.refusal(
      'inconsistent',
      'num_heads',
      heads.size,
      `It must divide hidden_size, ${width.size}.`,
      'Correct one of the two from the published config.json.',
    );
  }
  return product(kvHeads, dim('vision head size', width.size / heads.size));
}
