import type { Dim } from '../dim.ts';
import { nest, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { gatedMlp } from './mlp.ts';
import { rmsNorm } from './norms.ts';
import { intoTower } from './tower.ts';
import { patchEmbedding, square } from './patches.ts';

export interface PixtralVisionTower {
  readonly depth: Dim;
  readonly width: Dim;
  readonly inner: Dim;
  readonly channels: Dim;
  readonly patchSide: Dim;
}

/** Pixtral's tower (arXiv 2410.07073): rotary places, RMSNorms, gated feed-forwards, no biases. */
export function pixtralVisionTower(prefix: string, tower: PixtralVisionTower): readonly Row[] {
  const { depth, width, inner, channels, patchSide } = tower;
  const sides = square(patchSide);
  const block = [
    ...['q_proj', 'k_proj', 'v_proj', 'o_proj'].flatMap((name) =>
      linear('attention', `attention.${name}`, width, width),
    ),
    rmsNorm('attention_norm', width),
    ...gatedMlp('ffn', 'feed_forward.', width, inner),
    rmsNorm('ffn_norm', width),
  ];
  const rows = [
    ...patchEmbedding('patch_conv', width, { channels, sides }, false),
    rmsNorm('ln_pre', width),
    ...nest(block, 'transformer.layers.*.', depth),
  ];
  return intoTower('vision', nest(rows, prefix));
}
