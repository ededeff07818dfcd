import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import { layerNorm } from '../layers/norms.ts';
import { intoTower, projection } from '../layers/tower.ts';
import { row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim } from './fields.ts';
import { buildGemma4 } from './gemma4-text.ts';
import { readOuterTied, readPart } from './wrapped.ts';

/** Gemma 4 without towers: patches and stretches of sound are projected as they are. */
export const gemma4Unified: Family = {
  id: 'gemma4_unified',
  classes: ['Gemma4UnifiedForConditionalGeneration'],
  build(config) {
    const text = readPart(config, 'text_config', ['gemma4_unified_text']);
    const tied = readOuterTied(config, text, true);
    const hidden = text.dim('hidden', 'hidden_size');
    const extra = [...readPatches(config, hidden), ...readSound(config, hidden)];
    return buildGemma4(text, { prefix: 'model.language_model.', tied, extra, plain: true });
  },
};

/** A norm, a projection of the raw patch, a norm, places of rows and columns, a norm. */
function readPatches(config: Config, hidden: Dim): readonly Row[] {
  if (!config.has('vision_config')) return [];
  const vision = readPart(config, 'vision_config', ['gemma4_unified_vision']);
  const width = readDim(vision, 'patch width', 'mm_embed_dim', 3840);
  const places = readDim(vision, 'places', 'mm_posemb_size', 1120);
  const patch = readPatch(vision);
  const prefix = 'model.vision_embedder.';
  const rows = [
    ...layerNorm(`${prefix}patch_ln1`, patch),
    ...linear('other', `${prefix}patch_dense`, width, patch, true),
    ...layerNorm(`${prefix}patch_ln2`, width),
    row({
      role: 'position',
      kind: 'table',
      name: `${prefix}pos_embedding`,
      shape: [places, dim('axes', 2), width],
    }),
    ...layerNorm(`${prefix}pos_norm`, width),
  ];
  const out = readDim(vision, 'vision output', 'output_proj_dims', 3840);
  return [
    ...intoTower('vision', rows),
    ...projection('model.embed_vision.embedding_projection', hidden, out),
  ];
}

/** Neighbouring patches are one, of three colours. */
function readPatch(vision: Config): Dim {
  const side = readDim(vision, 'patch side', 'patch_size', 16).size;
  const merged = side * readDim(vision, 'patches a side', 'pooling_kernel_size', 3).size;
  vision.only('model_patch_size', merged, 'It is patch_size × pooling_kernel_size.');
  return product(dim('colours', 3), dim('merged side', merged), dim('merged side', merged));
}

function readSound(config: Config, hidden: Dim): readonly Row[] {
  if (!config.has('audio_config')) return [];
  const audio = readPart(config, 'audio_config', ['gemma4_unified_audio']);
  const key = audio.spelling('audio_embed_dim', 'output_proj_dims');
  const samples = readDim(audio, 'samples a token', key, 640);
  return projection('model.embed_audio.embedding_projection', hidden, samples);
}
