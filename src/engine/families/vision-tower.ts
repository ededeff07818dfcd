import type { Config, Given } from '../config.ts';
import { type Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import { readDim } from './fields.ts';
import { readPart } from './wrapped.ts';

/** The towers that wrappers take over from other models, told apart by their own `model_type`. */

export interface VisionTower {
  readonly rows: readonly Row[];
  /** Width of what comes out. */
  readonly width: Dim;
  readonly patchSide: Dim;
}

type Read = (vision: Config, prefix: string) => VisionTower;

/** Sizes that towers of this kind have in common, with their own constants. */
export function readTowerSizes(
  vision: Config,
  otherwise: Readonly<Record<'width' | 'inner' | 'depth' | 'patchSize', number>>,
): { depth: Dim; width: Dim; inner: Dim; channels: Dim; patchSide: Dim } {
  // Heads divide the width; their number changes no shape.
  vision.ignore('num_attention_heads');
  return {
    depth: readDim(vision, 'blocks', 'num_hidden_layers', otherwise.depth),
    width: readDim(vision, 'vision width', 'hidden_size', otherwise.width),
    inner: readDim(vision, 'vision FFN width', 'intermediate_size', otherwise.inner),
    channels: readDim(vision, 'channels', 'num_channels', 3),
    patchSide: readDim(vision, 'patch side', 'patch_size', otherwise.patchSize),
  };
}

/** The tower under `vision_config` by its type; the first of these where it has none. */
export function readVisionTower(
  config: Config,
  towers: readonly [readonly [type: string, read: Read], ...(readonly [string, Read])[]],
  given: Given = {},
): VisionTower {
  const types = towers.map(([type]) => type);
  const vision = readPart(config, 'vision_config', types, given);
  const type = vision.raw('model_type');
  const [, read] = towers.find(([each]) => each === type) ?? towers[0];
  return read(vision, 'vision_tower.');
}
