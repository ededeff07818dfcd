import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import { square, type Patch } from '../layers/patches.ts';
import { readDim } from './fields.ts';

/** The patch of a tower that takes pictures and video alike: so many frames of a square, two where the config doesn't say. */
export function readVideoPatch(vision: Config, side: Dim): Patch {
  return {
    channels: readDim(vision, 'channels', 'in_channels', 3),
    sides: [readDim(vision, 'frames', 'temporal_patch_size', 2), ...square(side)],
  };
}
