import type { Config } from '../config.ts';
import { product, type Dim } from '../dim.ts';
import { moonVisionTower } from '../layers/moon-vision-tower.ts';
import type { Row } from '../ledger.ts';
import { deepseekV3 } from './deepseek-v3.ts';
import type { Family } from './family.ts';
import { readDim } from './fields.ts';
import { beside, readInner } from './inner.ts';
import { readPair } from './pair.ts';
import { readOuterTied, readPart } from './wrapped.ts';

/** Kimi K2.5 to K2.7: Kimi K2's language model beside MoonViT. */
export const kimiK25: Family = {
  id: 'kimi_k25',
  classes: ['KimiK25ForConditionalGeneration', 'Kimi_K25ForConditionalGeneration'],
  build(config) {
    const { text, family } = readInner(config, [[deepseekV3]]);
    text.decide('tie_word_embeddings', readOuterTied(config, text, true));
    const hidden = text.dim('hidden', 'hidden_size');
    return beside(family.build(text), readTower(config, hidden));
  },
};

/** Released configs spell the tower's fields with a prefix, the reference class without. */
function readTower(config: Config, out: Dim): Row[] {
  const vision = readPart(config, 'vision_config', ['kimi_k25_vision']);
  const read = (name: string, keys: readonly [string, string], otherwise: number): Dim =>
    readDim(vision, name, vision.spelling(...keys), otherwise);
  const width = read('vision width', ['vt_hidden_size', 'hidden_size'], 1152);
  // Heads divide the width; places in time and the kinds of attention have no weights.
  vision.ignore('vt_num_attention_heads', 'num_attention_heads');
  vision.ignore('init_pos_emb_time', 'pos_emb_time', 'video_attn_type', 'merge_type');
  vision.only('pos_emb_type', 'divided_fixed', 'Other places would be learned in time too.');
  vision.only('mm_projector_type', 'patchmerger', 'The releases join patches, norm and project.');
  vision.only('mm_hidden_size', width.size, "It is the tower's width.");
  vision.only('text_hidden_size', out.size, "It is the language model's width.");
  config.only('projection_hidden_size', width.size, "It is the tower's width.");
  const [down, across] = readPair(vision, 'merge_kernel_size', 'merged side', 2);
  return moonVisionTower({
    depth: read('blocks', ['vt_num_hidden_layers', 'num_hidden_layers'], 27),
    width,
    inner: read('vision FFN width', ['vt_intermediate_size', 'intermediate_size'], 4304),
    patchSide: readDim(vision, 'patch side', 'patch_size', 14),
    grid: [
      read('rows', ['init_pos_emb_height', 'pos_emb_height'], 64),
      read('columns', ['init_pos_emb_width', 'pos_emb_width'], 64),
    ],
    merged: product(down, across),
    out,
  });
}
