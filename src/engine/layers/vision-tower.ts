import { dim, product, type Dim } from '../dim.ts';
import { nest, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { layerNorm } from './norms.ts';
import { patchEmbedding, patchPositions, type Patch } from './patches.ts';
import { intoTower } from './tower.ts';

/** The pieces of a vision transformer (arXiv 2010.11929) as released files name them. */

/** A block with queries, keys and values in one matrix, two LayerNorms and a plain feed-forward, all with biases. */
export function fusedVisionBlock(width: Dim, inner: Dim): Row[] {
  return [
    ...layerNorm('norm1', width),
    ...layerNorm('norm2', width),
    ...linear('attention', 'attn.qkv', product(dim('q, k and v', 3), width), width, true),
    ...linear('attention', 'attn.proj', width, width, true),
    ...linear('ffn', 'mlp.linear_fc1', inner, width, true),
    ...linear('ffn', 'mlp.linear_fc2', width, inner, true),
  ];
}

export interface Merging {
  readonly width: Dim;
  /** Patches a side that become one. */
  readonly merge: number;
  /** Width of what comes out: the language model's. */
  readonly out: Dim;
}

/**
 * Joins neighbouring patches and brings them to the language model's width: two
 * matrices with biases. The norm stands before the joining, or after it.
 */
export function patchMerger(
  prefix: string,
  { width, merge, out }: Merging,
  norm: 'before' | 'after' = 'before',
): Row[] {
  const joined = product(dim('patches joined', merge * merge), width);
  return [
    ...layerNorm(`${prefix}norm`, norm === 'before' ? width : joined),
    ...linear('ffn', `${prefix}linear_fc1`, joined, joined, true),
    ...linear('ffn', `${prefix}linear_fc2`, out, joined, true),
  ];
}

export interface MergingTower extends Merging {
  readonly depth: Dim;
  readonly inner: Dim;
  readonly places: Dim;
  readonly patch: Patch;
  /** Further mergers, for the output of blocks in between. */
  readonly mergers: number;
}

/** A vision transformer with learned positions, and the mergers after it as projector. */
export function mergingVisionTower(prefix: string, tower: MergingTower): Row[] {
  const { depth, width, inner, places, patch, mergers } = tower;
  const vision = [
    ...patchEmbedding('patch_embed.proj', width, patch, true),
    patchPositions('pos_embed', places, width),
    ...nest(fusedVisionBlock(width, inner), 'blocks.*.', depth),
  ];
  const between = patchMerger('deepstack_merger_list.*.', tower, 'after');
  const projector = [
    ...patchMerger('merger.', tower),
    ...(mergers > 0 ? nest(between, '', dim('mergers between', mergers)) : []),
  ];
  return nest([...intoTower('vision', vision), ...intoTower('projector', projector)], prefix);
}
