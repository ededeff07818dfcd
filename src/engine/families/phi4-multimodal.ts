import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { clipVisionTower } from '../layers/clip-vision-tower.ts';
import { linear } from '../layers/linear.ts';
import { speechConformer } from '../layers/speech-conformer.ts';
import { intoTower } from '../layers/tower.ts';
import { nest, row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readFlag } from './fields.ts';
import { buildPhi3 } from './phi3.ts';
import { readTowerSizes } from './vision-tower.ts';
import { readPart } from './wrapped.ts';

const PREFIX = 'model.embed_tokens_extend.';

/** Phi-4 multimodal in the form of transformers: Phi-3's layers, SigLIP's tower, an encoder of speech, a projection for each. */
export const phi4Multimodal: Family = {
  id: 'phi4_multimodal',
  classes: ['Phi4MultimodalForCausalLM'],
  build(config) {
    const hidden = config.dim('hidden', 'hidden_size');
    const towers = [...readImages(config, hidden), ...readSpeech(config, hidden)];
    return buildPhi3(config, 8, towers);
  },
};

function readImages(config: Config, hidden: Dim): Row[] {
  const vision = readPart(config, 'vision_config', ['phi4_multimodal_vision'], { whole: {} });
  // Pictures are cut to size and taken from one block; neither has weights.
  vision.ignore('crop_size', 'feature_layer');
  const sizes = readTowerSizes(vision, { width: 1152, inner: 4304, depth: 27, patchSize: 14 });
  const { width } = sizes;
  const image = readDim(vision, 'image side', 'image_size', 448).size;
  const side = dim('patches a side', Math.floor(image / sizes.patchSide.size));
  const prefix = `${PREFIX}image_embed.`;
  const tower = clipVisionTower(`${prefix}img_processor.`, {
    ...sizes,
    patches: product(side, side),
    kind: 'siglip',
    pooled: true,
  });
  const one = dim('one', 1);
  const separator = (name: string, ...ones: readonly Dim[]): Row =>
    row({ role: 'other', kind: 'vector', name, shape: [...ones, width] });
  const projector = [
    separator('global_img_feature_extensor', one, one),
    separator('sub_img_feature_extensor', one, one, one),
    ...linear('ffn', 'img_projection_up', hidden, width, true),
    ...linear('ffn', 'img_projection_down', hidden, hidden, true),
  ];
  return [...tower, ...intoTower('projector', nest(projector, prefix))];
}

function readSpeech(config: Config, hidden: Dim): Row[] {
  const audio = readPart(config, 'audio_config', ['phi4_multimodal_audio'], { whole: {} });
  // Chunks have no weights.
  audio.ignore('left_chunk', 'feature_layer');
  const width = readDim(audio, 'audio width', 'hidden_size', 1024);
  const halvings = readHalvings(audio);
  const longest = readDim(audio, 'longest distance', 'bias_max_distance', 1000).size;
  const symmetric = readFlag(audio, 'bias_symmetric', false);
  const prefix = `${PREFIX}audio_embed.`;
  const tower = speechConformer(`${prefix}encoder.`, {
    depth: readDim(audio, 'audio blocks', 'num_blocks', 24),
    width,
    inner: readDim(audio, 'audio FFN width', 'intermediate_size', 1536),
    heads: readHeads(audio, width),
    gated: readDim(audio, 'gated channels', 'ext_pw_out_channel', 1024),
    separable: readDim(audio, 'separable channels', 'depthwise_separable_out_channel', 1024),
    multiplier: readDim(audio, 'filters a channel', 'depthwise_multiplier', 1),
    kernel: readDim(audio, 'kernel', 'kernel_size', 3),
    distances: dim('distances', symmetric ? longest : 2 * longest),
    halvings,
    channels: readDim(audio, 'channels', 'nemo_conv_channels', 1024),
    bands: readBandsLeft(audio, halvings),
  });
  const joined = product(readDim(audio, 'frames joined', 'downsample_rate', 1), width);
  const projector = ['speech', 'vision_speech'].flatMap((name) => [
    ...linear('ffn', `up_proj_for_${name}`, hidden, joined, true),
    ...linear('ffn', `down_proj_for_${name}`, hidden, hidden, true),
  ]);
  return [...tower, ...intoTower('projector', nest(projector, prefix))];
}

/** Heads of the encoder; its matrices are square only where they divide the width. */
function readHeads(audio: Config, width: Dim): Dim {
  const heads = readDim(audio, 'audio heads', 'num_attention_heads', 16);
  if (width.size % heads.size === 0) return heads;
  throw audio.refusal(
    'inconsistent',
    'num_attention_heads',
    heads.size,
    `It must divide hidden_size, ${width.size}.`,
    'Correct one of the two from the published config.json.',
  );
}

/** How often time is halved: the reduction is a power of two. */
function readHalvings(audio: Config): number {
  const key = 'time_reduction';
  const reduction = readDim(audio, 'reduction', key, 8).size;
  const halvings = Math.log2(reduction);
  if (Number.isInteger(halvings) && halvings > 0) return halvings;
  throw audio.refusal(
    'out-of-range',
    key,
    reduction,
    'Time is halved so often as it is a power of two.',
    'Correct it from the published config.json.',
  );
}

/** Bands of the spectrogram after so many convolutions of stride two, each rounding up. */
function readBandsLeft(audio: Config, halvings: number): Dim {
  let left = readDim(audio, 'bands', 'input_size', 80).size;
  for (let at = 0; at < halvings; at += 1) left = Math.ceil(left / 2);
  const because = 'input_size halved as often as time';
  return dim('bands left', audio.sizeOr('nemo_final_size', { value: left, because }));
}
