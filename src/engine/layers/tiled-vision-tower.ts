import { dim, product, type Dim } from '../dim.ts';
import { nest, row, type Row } from '../ledger.ts';
import { layerNorm } from './norms.ts';
import { intoTower } from './tower.ts';
import { patchEmbedding, square } from './patches.ts';
import { visionBlock } from './vision-block.ts';

export interface TiledVisionTower {
  readonly depth: Dim;
  /** Blocks after these, whose both halves are gated. */
  readonly globalDepth: Dim;
  readonly width: Dim;
  readonly inner: Dim;
  readonly channels: Dim;
  readonly patchSide: Dim;
  /** Patches of a tile, and one for the whole. */
  readonly places: Dim;
  readonly tiles: Dim;
  /** Ways in which tiles may lie, and one for none. */
  readonly arrangements: Dim;
}

/** Llama 3.2's tower (arXiv 2407.21783 §7.1): a picture in tiles, with places for patches and for tiles. */
export function tiledVisionTower(prefix: string, tower: TiledVisionTower): Row[] {
  const { depth, globalDepth, width, inner, channels, patchSide, places, tiles, arrangements } =
    tower;
  const sides = square(patchSide);
  const gate = (name: string): Row =>
    row({ role: 'other', kind: 'vector', name, shape: [dim('gate', 1)] });
  const table = (name: string, shape: readonly Dim[]): Row =>
    row({ role: 'position', kind: 'table', name, shape });
  const tileTable = (name: string): Row[] => [
    gate(`${name}.gate`),
    table(`${name}.embedding.weight`, [arrangements, product(tiles, width)]),
  ];
  const block = visionBlock(width, inner, false);
  const rows = [
    row({ role: 'other', kind: 'vector', name: 'class_embedding', shape: [width] }),
    ...patchEmbedding('patch_embedding', width, { channels, sides }, false),
    gate('gated_positional_embedding.gate'),
    table('gated_positional_embedding.embedding', [places, width]),
    table('gated_positional_embedding.tile_embedding.weight', [
      arrangements,
      product(tiles, places, width),
    ]),
    ...tileTable('pre_tile_positional_embedding'),
    ...tileTable('post_tile_positional_embedding'),
    ...layerNorm('layernorm_pre', width),
    ...layerNorm('layernorm_post', width),
    ...nest(block, 'transformer.layers.*.', depth),
    ...nest(
      [...block, gate('gate_attn'), gate('gate_ffn')],
      'global_transformer.layers.*.',
      globalDepth,
    ),
  ];
  return nest(intoTower('vision', rows), prefix);
}
