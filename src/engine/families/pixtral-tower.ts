import type { Config } from '../config.ts';
import { pixtralVisionTower } from '../layers/pixtral-vision-tower.ts';
import { readTowerSizes, type VisionTower } from './vision-tower.ts';

/** Pixtral: rotary places, so that the size of images sizes nothing. */
export function readPixtral(vision: Config, prefix: string): VisionTower {
  // The heads divide the width, whatever head_dim says.
  vision.ignore('image_size', 'head_dim');
  const sizes = readTowerSizes(vision, { width: 1024, inner: 4096, depth: 24, patchSize: 16 });
  return { ...sizes, rows: pixtralVisionTower(prefix, sizes) };
}
