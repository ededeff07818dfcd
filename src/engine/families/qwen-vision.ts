import type { Config } from '../config.ts';
import { dim } from '../dim.ts';
import { mergingVisionTower, type MergingTower } from '../layers/vision-tower.ts';
import type { Row } from '../ledger.ts';
import { readDim } from './fields.ts';
import { readPart } from './wrapped.ts';

/**
 * The tower's sizes under `vision_config`, with the reference classes' constants.
 * `deepstack` are the blocks whose output gets a merger of its own where the
 * config doesn't list them; null where the class builds no such merger.
 */
export function readQwenVision(
  config: Config,
  types: readonly string[],
  deepstack: readonly number[] | null = null,
): Row[] {
  const vision = readPart(config, 'vision_config', types);
  // Heads divide the width; their number changes no shape.
  vision.ignore('num_heads');
  const tower = readTower(vision);
  const mergers = readDeepstack(vision, tower.depth.size, deepstack);
  return mergingVisionTower('model.visual.', { ...tower, mergers });
}

function readDeepstack(vision: Config, depth: number, deepstack: readonly number[] | null): number {
  const key = 'deepstack_visual_indexes';
  const listed = vision.raw(key) == null ? deepstack : vision.layerList(key, depth);
  if (deepstack === null && listed?.length) {
    throw vision.refusal(
      'not-understood',
      key,
      listed,
      'Each would add a merger, and the class builds none.',
      'Count the file itself.',
    );
  }
  if (listed === deepstack && deepstack)
    vision.assume(`${key} is not given: ${deepstack.join(', ')}.`);
  return listed?.length ?? 0;
}

function readTower(vision: Config): Omit<MergingTower, 'mergers'> {
  const frames = readDim(vision, 'frames', 'temporal_patch_size', 2);
  const side = readDim(vision, 'patch side', 'patch_size', 16);
  return {
    depth: readDim(vision, 'blocks', 'depth', 27),
    width: readDim(vision, 'vision width', 'hidden_size', 1152),
    inner: readDim(vision, 'vision FFN width', 'intermediate_size', 4304),
    places: readDim(vision, 'places', 'num_position_embeddings', 2304),
    patch: {
      channels: readDim(vision, 'channels', 'in_channels', 3),
      sides: [frames, side, dim('patch side', side.size)],
    },
    merge: readDim(vision, 'merged side', 'spatial_merge_size', 2).size,
    out: readDim(vision, 'merger output', 'out_hidden_size', 3584),
  };
}
