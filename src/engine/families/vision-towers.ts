import type { Config, Given } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { clipVisionTower } from '../layers/clip-vision-tower.ts';
import { pixtralVisionTower } from '../layers/pixtral-vision-tower.ts';
import type { Row } from '../ledger.ts';
import { readDim, readFlag } from './fields.ts';
import { readPart } from './wrapped.ts';

/** The towers that wrappers take over from other models, told apart by their own `model_type`. */

export interface VisionTower {
  readonly rows: readonly Row[];
  /** Width of what comes out. */
  readonly width: Dim;
  readonly patchSide: Dim;
}

type Read = (vision: Config, prefix: string) => VisionTower;

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
  const sizes = readTower(vision, { width: 768, inner: 3072, depth: 12, patchSize });
  const image = readDim(vision, 'image side', 'image_size', 224).size;
  const side = dim('patches a side', Math.floor(image / sizes.patchSide.size));
  const patches = product(side, side);
  const pooled = kind === 'siglip' && readFlag(vision, 'vision_use_head', true);
  return { ...sizes, rows: clipVisionTower(prefix, { ...sizes, patches, kind, pooled }) };
}

/** Pixtral: rotary places, so that the size of images sizes nothing. */
export function readPixtral(vision: Config, prefix: string): VisionTower {
  // The heads divide the width, whatever head_dim says.
  vision.ignore('image_size', 'head_dim');
  const sizes = readTower(vision, { width: 1024, inner: 4096, depth: 24, patchSize: 16 });
  return { ...sizes, rows: pixtralVisionTower(prefix, sizes) };
}

function readTower(
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
