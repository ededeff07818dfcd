import { dim, product, type Dim } from '../dim.ts';
import { nest, row, type Row } from '../ledger.ts';
import { depthwiseConvolution } from './depthwise-convolution.ts';
import { linear } from './linear.ts';
import { rmsNorm } from './norms.ts';
import { convolution } from './patches.ts';
import { intoTower } from './tower.ts';

export interface AudioConformer {
  readonly depth: Dim;
  readonly width: Dim;
  readonly heads: Dim;
  readonly headSize: Dim;
  readonly kernel: Dim;
  /** Channels of the two convolutions that thin out the spectrogram. */
  readonly channels: readonly [Dim, Dim];
  /** Width of what comes out. */
  readonly out: Dim;
}

/**
 * A conformer (arXiv 2005.08100) over a spectrogram: two convolutions of stride two,
 * then blocks of two feed-forwards, attention with relative positions, and a light
 * convolution. Matrices lie one level down, beside their clipping bounds.
 */
export function audioConformer(prefix: string, tower: AudioConformer): Row[] {
  const { depth, out, width } = tower;
  const rows = [
    ...subsampling('subsample_conv_projection.', tower),
    ...nest(block(tower), 'layers.*.', depth),
    ...linear('other', 'output_proj', out, width, true),
  ];
  return nest(intoTower('audio', rows), prefix);
}

function subsampling(prefix: string, { channels, width }: AudioConformer): Row[] {
  const [first, second] = channels;
  const side = dim('kernel side', 3);
  const layer = (name: string, into: Dim, channelsOut: Dim): Row[] => [
    ...convolution(`${prefix}${name}.conv`, channelsOut, into, [side, side], false),
    rmsNorm(`${prefix}${name}.norm`, channelsOut),
  ];
  // Two strides of two leave a quarter of the bands, as many as a quarter of the first channels.
  const bands = dim('bands left', Math.floor(first.size / 4));
  return [
    ...layer('layer0', dim('spectrogram', 1), first),
    ...layer('layer1', first, second),
    ...linear('other', `${prefix}input_proj_linear`, width, product(bands, second)),
  ];
}

function block({ width, heads, headSize, kernel }: AudioConformer): Row[] {
  const queries = product(heads, headSize);
  const wide = product(dim('widening', 4), width);
  const halves = product(dim('value and gate', 2), width);
  const feedForward = (name: string): Row[] => [
    ...linear('ffn', `${name}.ffw_layer_1.linear`, wide, width),
    ...linear('ffn', `${name}.ffw_layer_2.linear`, width, wide),
    rmsNorm(`${name}.pre_layer_norm`, width),
    rmsNorm(`${name}.post_layer_norm`, width),
  ];
  return [
    ...feedForward('feed_forward1'),
    ...feedForward('feed_forward2'),
    ...['q_proj', 'k_proj', 'v_proj'].flatMap((name) =>
      linear('attention', `self_attn.${name}.linear`, queries, width),
    ),
    ...linear('attention', 'self_attn.post.linear', width, width),
    ...linear('attention', 'self_attn.relative_k_proj', queries, width),
    row({
      role: 'attention',
      kind: 'vector',
      name: 'self_attn.per_dim_scale',
      shape: [headSize],
    }),
    ...linear('mixer', 'lconv1d.linear_start.linear', halves, width),
    ...linear('mixer', 'lconv1d.linear_end.linear', width, width),
    ...depthwiseConvolution('lconv1d.depthwise_conv1d', width, kernel, false),
    rmsNorm('lconv1d.pre_layer_norm', width),
    rmsNorm('lconv1d.conv_norm', width),
    rmsNorm('norm_pre_attn', width),
    rmsNorm('norm_post_attn', width),
    rmsNorm('norm_out', width),
  ];
}
