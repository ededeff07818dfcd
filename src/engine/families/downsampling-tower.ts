import type { Config } from '../config.ts';
import { dim, product } from '../dim.ts';
import { downsamplingVisionTower } from '../layers/downsampling-vision-tower.ts';
import type { Row } from '../ledger.ts';
import { readDim, readFlag } from './fields.ts';
import { readVideoPatch } from './video-patch.ts';
import { readPart } from './wrapped.ts';

/** The tower of GLM-4.1V and its successors under `vision_config`, with the reference class's constants. */
export function readDownsamplingTower(config: Config, type: string): Row[] {
  const vision = readPart(config, 'vision_config', [type, `${type}_vision`]);
  // Heads divide the width; their number changes no shape.
  vision.ignore('num_heads');
  const side = readDim(vision, 'patch side', 'patch_size', 14);
  const image = readDim(vision, 'image side', 'image_size', 336).size;
  const along = dim('patches a side', Math.floor(image / side.size));
  return downsamplingVisionTower('model.visual.', {
    depth: readDim(vision, 'blocks', 'depth', 24),
    width: readDim(vision, 'vision width', 'hidden_size', 1536),
    mergerInner: readDim(vision, 'merger FFN width', 'intermediate_size', 13696),
    patch: readVideoPatch(vision, side),
    places: product(along, along),
    merge: readDim(vision, 'merged side', 'spatial_merge_size', 2).size,
    out: readDim(vision, 'tower output', 'out_hidden_size', 4096),
    bias: readFlag(vision, 'attention_bias', false),
  });
}
