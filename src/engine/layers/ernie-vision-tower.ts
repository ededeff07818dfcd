import { dim, product, type Dim } from '../dim.ts';
import { nest, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { plainMlp } from './mlp.ts';
import { layerNorm, rmsNorm } from './norms.ts';
import { intoTower } from './tower.ts';

export interface ErnieTower {
  readonly depth: Dim;
  readonly width: Dim;
  readonly inner: Dim;
  /** Numbers in a patch: channels × side × side. */
  readonly patch: Dim;
  /** Neighbouring patches, and frames, that become one. */
  readonly merge: { readonly patches: Dim; readonly frames: Dim };
  readonly out: Dim;
}

/** ERNIE 4.5's vision transformer, and what resamples its output in space, then in time, to the language model's width. */
export function ernieVisionTower({ depth, width, inner, patch, merge, out }: ErnieTower): Row[] {
  const block = [
    ...layerNorm('norm1', width),
    ...layerNorm('norm2', width),
    ...linear('attention', 'attn.qkv', product(dim('q, k and v', 3), width), width, true),
    ...linear('attention', 'attn.proj', width, width, true),
    ...plainMlp('ffn', 'mlp.', width, inner, true, ['fc1', 'fc2']),
  ];
  const vision = [
    ...linear('other', 'patch_embed.proj', width, patch),
    ...nest(block, 'blocks.*.', depth),
    ...layerNorm('ln', width),
  ];
  const joined = product(merge.patches, width);
  const stage = (name: string, into: Dim): Row[] => [
    ...linear('ffn', `${name}.0`, joined, into, true),
    ...linear('ffn', `${name}.2`, joined, joined, true),
    ...layerNorm(`${name}.3`, joined),
  ];
  const resampler = [
    ...stage('spatial_linear', joined),
    ...stage('temporal_linear', product(merge.frames, joined)),
    ...linear('ffn', 'mlp', out, joined, true),
    rmsNorm('after_norm', out),
  ];
  return [
    ...intoTower('vision', nest(vision, 'vision_model.')),
    ...intoTower('projector', nest(resampler, 'model.resampler_model.')),
  ];
}
