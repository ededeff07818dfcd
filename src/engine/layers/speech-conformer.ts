import { dim, product, type Dim } from '../dim.ts';
import { nest, row, type Row } from '../ledger.ts';
import { depthwiseConvolution } from './depthwise-convolution.ts';
import { linear } from './linear.ts';
import { layerNorm } from './norms.ts';
import { convolution } from './patches.ts';
import { intoTower } from './tower.ts';

export interface SpeechConformer {
  readonly depth: Dim;
  readonly width: Dim;
  readonly inner: Dim;
  readonly heads: Dim;
  /** Channels of the gated convolution, of the separable one, and how many filters that has a channel. */
  readonly gated: Dim;
  readonly separable: Dim;
  readonly multiplier: Dim;
  readonly kernel: Dim;
  /** Distances between two frames that have a learned bias. */
  readonly distances: Dim;
  /** Halvings of time and bands before the first block, their channels, and the bands left. */
  readonly halvings: number;
  readonly channels: Dim;
  readonly bands: Dim;
}

/** Phi-4's encoder of speech (arXiv 2503.01743): convolutions that halve the spectrogram, then conformer blocks. */
export function speechConformer(prefix: string, tower: SpeechConformer): Row[] {
  const { depth, heads, distances } = tower;
  const bias = 'relative_attention_bias_layer.bias_values.weight';
  return intoTower(
    'audio',
    nest(
      [
        ...nest(subsampling(tower), 'embed.'),
        row({ role: 'attention', kind: 'table', name: bias, shape: [distances, heads] }),
        ...nest(block(tower), 'encoders.*.', depth),
      ],
      prefix,
    ),
  ) as Row[];
}

function subsampling({ halvings, channels, bands, width }: SpeechConformer): Row[] {
  const one = dim('one', 1);
  const sides = [dim('kernel side', 3), dim('kernel side', 3)];
  const apart = [
    ...convolution('conv.*', channels, dim('input a channel', 1), sides, true),
    ...convolution('conv.*', channels, channels, [one, one], true),
  ];
  return [
    ...convolution('conv.0', channels, dim('spectrogram', 1), sides, true),
    ...nest(apart, '', dim('halvings after the first', halvings - 1)),
    ...linear('other', 'out', width, product(channels, bands), true),
  ];
}

function block(tower: SpeechConformer): Row[] {
  const { width, inner } = tower;
  const half = (name: string): Row[] => [
    ...layerNorm(`${name}.layer_norm`, width),
    ...linear('ffn', `${name}.gate_up_proj`, product(dim('gate and up', 2), inner), width, true),
    ...linear('ffn', `${name}.down_proj`, width, inner, true),
  ];
  return [
    ...half('feed_forward_in'),
    ...layerNorm('layer_norm_att', width),
    ...['q_proj', 'k_proj', 'v_proj', 'o_proj'].flatMap((name) =>
      linear('attention', `self_attn.${name}`, width, width, true),
    ),
    ...nest(convolutions(tower), 'conv.'),
    ...half('feed_forward_out'),
    ...layerNorm('layer_norm', width),
  ];
}

/** A gated convolution of one place, a separable one, and one of one place again. */
function convolutions({ width, gated, separable, multiplier, kernel }: SpeechConformer): Row[] {
  const one = dim('one', 1);
  const point = (name: string, out: Dim, into: Dim): Row[] =>
    convolution(name, out, into, [one], true);
  const filters = product(multiplier, width);
  const shift = (name: string): Row =>
    row({ role: 'mixer', kind: 'bias', name, shape: [one, gated, one] });
  return [
    ...layerNorm('layer_norm', width),
    ...point('glu.ext_pw_conv_1d', product(dim('value and gate', 2), gated), width),
    shift('glu.b1'),
    shift('glu.b2'),
    ...depthwiseConvolution('dw_sep_conv_1d.dw_conv', filters, kernel, true),
    ...point('dw_sep_conv_1d.pw_conv', separable, filters),
    ...point('ext_pw_conv_1d', gated, width),
  ];
}
