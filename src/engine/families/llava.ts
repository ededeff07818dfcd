import { beside, readInner } from './inner.ts';
import type { Family } from './family.ts';
import { gemma } from './gemma.ts';
import { llama } from './llama.ts';
import { mistral } from './mistral.ts';
import { qwen2 } from './qwen2.ts';
import { readTwoLayerProjector } from './two-layer-projector.ts';
import { readClip, readSiglip } from './clip-tower.ts';
import { readPixtral } from './pixtral-tower.ts';
import { readVisionTower } from './vision-tower.ts';

/** What the classes of the language models fill in: releases leave out what is the same. */
const LLAMA = {
  vocab_size: 32000,
  hidden_size: 4096,
  intermediate_size: 11008,
  num_hidden_layers: 32,
  num_attention_heads: 32,
};
const GEMMA = {
  vocab_size: 256000,
  hidden_size: 3072,
  intermediate_size: 24576,
  num_hidden_layers: 28,
  num_attention_heads: 16,
};

/** LLaVA 1.5 and those in its form: a tower of another model, two matrices, a language model of another. */
export const llava: Family = {
  id: 'llava',
  classes: ['LlavaForConditionalGeneration'],
  build(config) {
    // The class ties where either of the two says so; inside, the language model's own default holds.
    const { text, family } = readInner(config, [
      [llama, LLAMA],
      [mistral, { ...LLAMA, intermediate_size: 14336 }],
      [qwen2, { ...LLAMA, vocab_size: 151936, intermediate_size: 22016 }],
      [gemma, GEMMA],
    ]);
    if (config.raw('tie_word_embeddings') === true) text.decide('tie_word_embeddings', true);
    const tower = readVisionTower(config, [
      ['clip_vision_model', readClip],
      ['siglip_vision_model', readSiglip],
      ['pixtral', readPixtral],
    ]);
    const { width } = tower;
    // Stated once more outside; the class reads it inside.
    config.ignore('vocab_size');
    const hidden = text.dim('hidden', 'hidden_size');
    const projector = readTwoLayerProjector(config, { hidden, width, bias: true });
    return beside(family.build(text), [...tower.rows, ...projector]);
  },
};
