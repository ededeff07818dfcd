import { dim, type Dim } from '../dim.ts';
import { nest, row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { plainMlp } from './mlp.ts';
import { layerNorm } from './norms.ts';
import { intoTower } from './tower.ts';
import { patchEmbedding, patchPositions, square } from './patches.ts';

export interface ClipVisionTower {
  readonly depth: Dim;
  readonly width: Dim;
  readonly inner: Dim;
  readonly channels: Dim;
  readonly patchSide: Dim;
  /** Patches of an image; where there is a token for the whole, it has a place too. */
  readonly patches: Dim;
  /**
   * CLIP (arXiv 2103.00020) has a token for the whole image and a norm before the
   * blocks; SigLIP (arXiv 2303.15343) has neither, and a bias on its patches.
   */
  readonly kind: 'clip' | 'siglip';
  /** SigLIP's pooling at the end: a learned query, attention, a feed-forward. */
  readonly pooled: boolean;
}

/** The vision transformers that CLIP and SigLIP train, under the names of transformers. */
export function clipVisionTower(prefix: string, tower: ClipVisionTower): readonly Row[] {
  const { depth, width, inner, channels, patchSide, patches, kind } = tower;
  const clip = kind === 'clip';
  const sides = square(patchSide);
  const places = clip ? dim('patches and the whole', patches.size + 1) : patches;
  const rows = [
    ...(clip
      ? [row({ role: 'other', kind: 'vector', name: 'embeddings.class_embedding', shape: [width] })]
      : []),
    ...patchEmbedding('embeddings.patch_embedding', width, { channels, sides }, !clip),
    patchPositions('embeddings.position_embedding', places, width),
    // CLIP's own spelling.
    ...(clip ? layerNorm('pre_layrnorm', width) : []),
    ...nest(block(width, inner), 'encoder.layers.*.', depth),
    ...layerNorm('post_layernorm', width),
    ...(tower.pooled ? nest(pooling(width, inner), 'head.') : []),
  ];
  return intoTower('vision', nest(rows, prefix));
}

function block(width: Dim, inner: Dim): Row[] {
  return [
    ...['q_proj', 'k_proj', 'v_proj', 'out_proj'].flatMap((name) =>
      linear('attention', `self_attn.${name}`, width, width, true),
    ),
    ...layerNorm('layer_norm1', width),
    ...plainMlp('ffn', 'mlp.', width, inner, true, ['fc1', 'fc2']),
    ...layerNorm('layer_norm2', width),
  ];
}

function pooling(width: Dim, inner: Dim): Row[] {
  const joined = dim('q, k and v', 3 * width.size);
  const one = (name: string): Dim => dim(name, 1);
  return [
    row({
      role: 'attention',
      kind: 'vector',
      name: 'probe',
      shape: [one('images'), one('queries'), width],
    }),
    row({
      role: 'attention',
      kind: 'matrix',
      name: 'attention.in_proj_weight',
      shape: [joined, width],
    }),
    row({ role: 'attention', kind: 'bias', name: 'attention.in_proj_bias', shape: [joined] }),
    ...linear('attention', 'attention.out_proj', width, width, true),
    ...layerNorm('layernorm', width),
    ...plainMlp('ffn', 'mlp.', width, inner, true, ['fc1', 'fc2']),
  ];
}
