import { dim, product, type Dim } from '../dim.ts';
import { nest, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { gatedMlp } from './mlp.ts';
import { layerNorm, rmsNorm } from './norms.ts';
import { intoTower } from './tower.ts';
import { convolution, patchEmbedding, patchPositions, type Patch } from './patches.ts';

export interface DownsamplingVisionTower {
  readonly depth: Dim;
  readonly width: Dim;
  /** Feed-forward width of the merger after the tower. */
  readonly mergerInner: Dim;
  readonly patch: Patch;
  readonly places: Dim;
  /** Patches a side that a convolution makes one. */
  readonly merge: number;
  /** Width of what comes out, and of the feed-forwards within. */
  readonly out: Dim;
  /** A bias on queries, keys and values. */
  readonly bias: boolean;
}

/** GLM-4.1V's tower (arXiv 2507.01006): RMSNorms, gated feed-forwards, a convolution that joins patches, a merger. */
export function downsamplingVisionTower(prefix: string, tower: DownsamplingVisionTower): Row[] {
  const { depth, width, mergerInner, patch, places, merge, out, bias } = tower;
  const block = [
    rmsNorm('norm1', width),
    rmsNorm('norm2', width),
    ...linear('attention', 'attn.qkv', product(dim('q, k and v', 3), width), width, bias),
    ...linear('attention', 'attn.proj', width, width),
    ...gatedMlp('ffn', 'mlp.', width, out),
  ];
  const side = dim('merged side', merge);
  const vision = [
    patchPositions('embeddings.position_embedding', places, width),
    ...patchEmbedding('patch_embed.proj', width, patch, true),
    ...nest(block, 'blocks.*.', depth),
    rmsNorm('post_conv_layernorm', width),
    ...convolution('downsample', out, width, [side, side], true),
    rmsNorm('post_layernorm', width),
  ];
  const merger = [
    ...linear('ffn', 'proj', out, out),
    ...layerNorm('post_projection_norm', out),
    ...gatedMlp('ffn', '', out, mergerInner),
  ];
  return nest(
    [...intoTower('vision', vision), ...intoTower('projector', nest(merger, 'merger.'))],
    prefix,
  );
}
