import { dim, product, type Dim } from '../dim.ts';
import { nest, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { gatedMlp, plainMlp } from './mlp.ts';
import { layerNorm, rmsNorm } from './norms.ts';
import { intoTower } from './tower.ts';
import { patchEmbedding, type Patch } from './patches.ts';
import { type Merging } from './vision-tower.ts';

export interface RotaryVisionTower extends Merging {
  readonly depth: Dim;
  readonly inner: Dim;
  readonly patch: Patch;
  /** Width of keys and of values; that of the tower unless heads share them. */
  readonly keys?: Dim;
  /**
   * Qwen2-VL (arXiv 2409.12191) has LayerNorms and plain feed-forwards, Qwen2.5-VL
   * (arXiv 2502.13923) RMSNorms and gated ones.
   */
  readonly gated: boolean;
}

/** A vision transformer with rotary places, and after it the merger of neighbouring patches as projector. */
export function rotaryVisionTower(prefix: string, tower: RotaryVisionTower): Row[] {
  const { depth, width, patch, merge, out, gated } = tower;
  const norm = (name: string): Row[] => (gated ? [rmsNorm(name, width)] : layerNorm(name, width));
  const joined = product(dim('patches joined', merge * merge), width);
  const vision = [
    ...patchEmbedding('patch_embed.proj', width, patch, false),
    ...nest(block(tower, norm), 'blocks.*.', depth),
  ];
  const merger = [
    ...norm('merger.ln_q'),
    ...linear('ffn', 'merger.mlp.0', joined, joined, true),
    ...linear('ffn', 'merger.mlp.2', out, joined, true),
  ];
  return nest([...intoTower('vision', vision), ...intoTower('projector', merger)], prefix);
}

function block(
  { width, inner, keys, gated }: RotaryVisionTower,
  norm: (name: string) => Row[],
): Row[] {
  const all = keys
    ? dim('q, k and v', width.size + 2 * keys.size)
    : product(dim('q, k and v', 3), width);
  return [
    ...norm('norm1'),
    ...norm('norm2'),
    ...linear('attention', 'attn.qkv', all, width, true),
    ...linear('attention', 'attn.proj', width, width, true),
    ...(gated
      ? gatedMlp('ffn', 'mlp.', width, inner, true)
      : plainMlp('ffn', 'mlp.', width, inner, true, ['fc1', 'fc2'])),
  ];
}
