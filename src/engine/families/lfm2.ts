import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { rmsNorm } from '../layers/norms.ts';
import { roundedUp } from '../rounded-up.ts';
import { readFactor } from './factors.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readSizes } from './fields.ts';
import { readLayerKinds } from './layer-lists.ts';
import {
  LFM2_KINDS,
  numberedMlp,
  operatorNorms,
  readAttention,
  readConvolution,
  readTiedEmbedding,
} from './lfm2-layers.ts';

/** LFM2: gated short convolutions, with attention in some layers. */
export const lfm2: Family = {
  id: 'lfm2',
  classes: ['Lfm2ForCausalLM'],
  layerTypes: LFM2_KINDS,
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const attending = countAttending(config, layers.size);
    refuseOtherWidths(config, hidden);
    return decoder({
      vocab,
      hidden,
      tied: readTiedEmbedding(config),
      final: [rmsNorm('model.embedding_norm', hidden)],
      layers: [
        {
          count: layers,
          rows: [
            ...operatorNorms(hidden),
            ...numberedMlp('ffn', 'feed_forward.', hidden, readWidth(config)),
          ],
        },
        { count: dim('attention layers', attending), rows: readAttention(config, hidden) },
        {
          count: dim('convolution layers', layers.size - attending),
          rows: readConvolution(config, hidden),
        },
      ],
    });
  },
};

/**
 * Two thirds of the stated width, times a factor, rounded up to a multiple: the
 * reference class does so unless it is told not to.
 */
function readWidth(config: Config): Dim {
  const stated = config.size(config.spelling('block_ff_dim', 'intermediate_size'));
  const adjusts = readFlag(config, 'block_auto_adjust_ff_dim', true);
  const multiple = readDim(config, 'multiple', 'block_multiple_of', 256).size;
  const factor = readFactor(config, 'block_ffn_dim_multiplier', 1);
  if (!adjusts) return dim('FFN width', stated);
  const twoThirds = Math.trunc((2 * stated) / 3);
  return dim('FFN width', roundedUp(Math.trunc(factor * twoThirds), multiple));
}

/** A list of kinds decides; older configs list the attending layers; without either all attend. */
function countAttending(config: Config, layers: number): number {
  const kinds = readLayerKinds(config, 'layer_types', layers, LFM2_KINDS);
  const listed = config.layerList('full_attn_idxs', layers);
  if (kinds) return kinds.filter((kind) => kind === 'full_attention').length;
  if (config.has('full_attn_idxs')) return new Set(listed).size;
  config.assume("layer_types is not given: every layer attends, the reference class's default.");
  return layers;
}

/** Fields of an older code base that could widen a convolution; all releases have the hidden size. */
function refuseOtherWidths(config: Config, hidden: Dim): void {
  for (const key of ['block_dim', 'conv_dim', 'conv_dim_out']) {
    config.only(key, hidden.size, 'The reference class has one width throughout, the hidden size.');
  }
  config.only('block_use_swiglu', true, 'The reference class has gated feed-forwards only.');
  // An older spelling of num_attention_heads that the class doesn't use.
  config.ignore('num_heads');
}
