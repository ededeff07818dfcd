import { dim, product, type Dim } from '../dim.ts';
import { nest, row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { plainMlp } from './mlp.ts';
import { layerNorm } from './norms.ts';
import { intoTower } from './tower.ts';
import { patchEmbedding, square } from './patches.ts';

export interface MoonVisionTower {
  readonly depth: Dim;
  readonly width: Dim;
  readonly inner: Dim;
  readonly patchSide: Dim;
  /** Rows and columns of the learned grid of places; places in time are computed. */
  readonly grid: readonly [Dim, Dim];
  /** Patches that become one. */
  readonly merged: Dim;
  /** Width of what comes out: the language model's. */
  readonly out: Dim;
}

/** MoonViT (arXiv 2504.07491), and the projector that norms and joins its patches. */
export function moonVisionTower(tower: MoonVisionTower): Row[] {
  const { depth, width, inner, patchSide, grid, merged, out } = tower;
  const sides = square(patchSide);
  const block = [
    ...layerNorm('norm0', width),
    ...layerNorm('norm1', width),
    ...linear('attention', 'wqkv', product(dim('q, k and v', 3), width), width, true),
    ...linear('attention', 'wo', width, width, true),
    ...plainMlp('ffn', 'mlp.', width, inner, true, ['fc0', 'fc1']),
  ];
  const vision = [
    ...patchEmbedding('patch_embed.proj', width, { channels: dim('colours', 3), sides }, true),
    row({
      role: 'position',
      kind: 'table',
      name: 'patch_embed.pos_emb.weight',
      shape: [...grid, width],
    }),
    ...nest(block, 'encoder.blocks.*.', depth),
    ...layerNorm('encoder.final_layernorm', width),
  ];
  const joined = product(merged, width);
  const projector = [
    ...layerNorm('pre_norm', width),
    ...linear('ffn', 'proj.0', joined, joined, true),
    ...linear('ffn', 'proj.2', out, joined, true),
  ];
  return [
    ...intoTower('vision', nest(vision, 'vision_tower.')),
    ...intoTower('projector', nest(projector, 'mm_projector.')),
  ];
}
