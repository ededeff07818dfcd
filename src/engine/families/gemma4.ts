import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { audioConformer } from '../layers/audio-conformer.ts';
import { fourNormVisionTower } from '../layers/four-norm-vision-tower.ts';
import { projection } from '../layers/tower.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim } from './fields.ts';
import { buildGemma4 } from './gemma4-text.ts';
import { readOuterTied, readPart } from './wrapped.ts';

/** Gemma 4 as released: the language model under `text_config`, a vision tower, in the small models an audio tower. */
export const gemma4: Family = {
  id: 'gemma4',
  classes: ['Gemma4ForConditionalGeneration'],
  build(config) {
    const text = readPart(config, 'text_config', ['gemma4_text']);
    const tied = readOuterTied(config, text, true);
    const hidden = text.dim('hidden', 'hidden_size');
    const extra = [...readVision(config, hidden), ...readAudio(config, hidden)];
    return buildGemma4(text, { prefix: 'model.language_model.', tied, extra });
  },
};

/** Absent or null means that there is no such tower. */
function readVision(config: Config, hidden: Dim): Row[] {
  if (!config.has('vision_config')) return [];
  const vision = readPart(config, 'vision_config', ['gemma4_vision']);
  // Standardising and clipping bring constants, pooling and global heads nothing.
  vision.ignore('standardize', 'use_clipped_linears', 'pooling_kernel_size', 'global_head_dim');
  vision.only('attention_bias', false, 'The class builds no such bias.');
  const width = readDim(vision, 'vision width', 'hidden_size', 768);
  return [
    ...fourNormVisionTower('model.vision_tower.', {
      depth: readDim(vision, 'blocks', 'num_hidden_layers', 16),
      width,
      inner: readDim(vision, 'vision FFN width', 'intermediate_size', 3072),
      heads: readDim(vision, 'vision heads', 'num_attention_heads', 12),
      kvHeads: readDim(vision, 'vision KV heads', 'num_key_value_heads', 12),
      headSize: readDim(vision, 'vision head size', 'head_dim', 64),
      patchSide: readDim(vision, 'patch side', 'patch_size', 16),
      places: readDim(vision, 'places', 'position_embedding_size', 10240),
    }),
    ...projection('model.embed_vision.embedding_projection', hidden, width),
  ];
}

function readAudio(config: Config, hidden: Dim): Row[] {
  if (!config.has('audio_config')) return [];
  const audio = readPart(config, 'audio_config', ['gemma4_audio']);
  audio.ignore('use_clipped_linears');
  const width = readDim(audio, 'audio width', 'hidden_size', 1024);
  const heads = readDim(audio, 'audio heads', 'num_attention_heads', 8);
  const out = readDim(audio, 'audio output', 'output_proj_dims', 1536);
  return [
    ...audioConformer('model.audio_tower.', {
      depth: readDim(audio, 'audio blocks', 'num_hidden_layers', 12),
      width,
      heads,
      headSize: dim('audio head size', headSize(audio, width, heads)),
      kernel: readDim(audio, 'kernel', 'conv_kernel_size', 5),
      channels: readChannels(audio),
      out,
    }),
    ...projection('model.embed_audio.embedding_projection', hidden, out),
  ];
}

function headSize(audio: Config, width: Dim, heads: Dim): number {
  if (width.size % heads.size === 0) return width.size / heads.size;
  throw audio.refusal(
    'inconsistent',
    'num_attention_heads',
    heads.size,
    `It must divide hidden_size, ${width.size}.`,
    'Correct one of the two from the published config.json.',
  );
}

function readChannels(audio: Config): [Dim, Dim] {
  const key = 'subsampling_conv_channels';
  const value = audio.raw(key) ?? [128, 32];
  const [first, second, more] = Array.isArray(value) ? (value as unknown[]) : [];
  if (isSize(first) && isSize(second) && more === undefined) {
    return [dim('channels', first), dim('channels after', second)];
  }
  throw audio.refusal(
    'wrong-type',
    key,
    value,
    'It must be a list of two whole numbers.',
    'Copy it from the published config.json.',
  );
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
