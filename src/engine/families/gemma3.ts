import { rmsNorm } from '../layers/norms.ts';
import { intoTower } from '../layers/tower.ts';
import { row, type Row } from '../ledger.ts';
import type { Dim } from '../dim.ts';
import type { Family } from './family.ts';
import { gemma3Text } from './gemma3-text.ts';
import { readSiglip } from './clip-tower.ts';
import { readVisionTower } from './vision-tower.ts';
import { beside, readInner } from './inner.ts';
import { readOuterTied } from './wrapped.ts';

/** What the language model's class fills in: releases leave out what is the same. */
const FILLED = {
  vocab_size: 262208,
  hidden_size: 2304,
  intermediate_size: 9216,
  num_hidden_layers: 26,
  num_attention_heads: 8,
};

/** Gemma 3 as released from 4B on: the language model, SigLIP's tower, one matrix between. */
export const gemma3: Family = {
  id: 'gemma3',
  classes: ['Gemma3ForConditionalGeneration'],
  build(config) {
    const { text } = readInner(config, [[gemma3Text, FILLED]]);
    text.decide('tie_word_embeddings', readOuterTied(config, text, true));
    // Patches are pooled to so many; pooling has no weights.
    config.ignore('mm_tokens_per_image');
    const { rows, width } = readVisionTower(config, [['siglip_vision_model', readSiglip]]);
    const hidden = text.dim('hidden', 'hidden_size');
    return beside(gemma3Text.build(text), [...rows, ...projector(width, hidden)]);
  },
};

function projector(width: Dim, hidden: Dim): readonly Row[] {
  const prefix = 'multi_modal_projector.';
  return intoTower('projector', [
    row({
      role: 'other',
      kind: 'matrix',
      name: `${prefix}mm_input_projection_weight`,
      shape: [width, hidden],
    }),
    rmsNorm(`${prefix}mm_soft_emb_norm`, width),
  ]);
}
