import type { Config } from '../config.ts';
import { dim, product } from '../dim.ts';
import { clipVisionTower } from '../layers/clip-vision-tower.ts';
import { readDim, readFlag } from './fields.ts';
import { readTowerSizes, type VisionTower } from './vision-tower.ts';

/** CLIP, with constants of its reference class. */
export function readClip(vision: Config, prefix: string): VisionTower {
  vision.ignore('projection_dim', 'vocab_size');
  return readClipLike(vision, `${prefix}vision_model.`, 'clip', 32);
}

/** SigLIP; whether it has its pooling head, the config says. */
export function readSiglip(vision: Config, prefix: string): VisionTower {
  return readClipLike(vision, `${prefix}vision_model.`, 'siglip', 16);
}

function readClipLike(
  vision: Config,
  prefix: string,
  kind: 'clip' | 'siglip',
  patchSize: number,
): VisionTower {
  const sizes = readTowerSizes(vision, { width: 768, inner: 3072, depth: 12, patchSize });
  const image = readDim(vision, 'image side', 'image_size', 224).size;
  const side = dim('patches a side', Math.floor(image / sizes.patchSide.size));
  const patches = product(side, side);
  const pooled = kind === 'siglip' && readFlag(vision, 'vision_use_head', true);
  return { ...sizes, rows: clipVisionTower(prefix, { ...sizes, patches, kind, pooled }) };
}
