import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { encoder, positions } from '../layers/encoder.ts';
import { transformerStack } from '../layers/encoder-decoder.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readTied } from './fields.ts';

/** Rows that either position table has before the first position. */
const OFFSET = 2;

/** The fields that count the layers of either half; that of the whole is another name of the encoder's. */
const LAYERS = {
  encoder: (config: Config): string => config.spelling('num_hidden_layers', 'encoder_layers'),
  decoder: (): string => 'decoder_layers',
};

/** BART (arXiv 1910.13461): one table for both halves and the head; the bias on its scores is a constant of noughts. */
export const bart: Family = {
  id: 'bart',
  classes: ['BartForConditionalGeneration'],
  build(config) {
    const vocab = readDim(config, 'vocab', 'vocab_size', 50265);
    const hidden = readDim(config, 'hidden', 'd_model', 1024);
    const longest = readDim(config, 'positions', 'max_position_embeddings', 1024);
    const places = dim('positions and two', longest.size + OFFSET);
    // Heads divide the width.
    config.ignore('encoder_attention_heads', 'decoder_attention_heads');
    const tied = readTied(config, true);
    config.only('tie_word_embeddings', true, 'Untied, each half would hold a table of its own.');
    const half = (name: 'encoder' | 'decoder'): Row[] => {
      const prefix = `model.${name}.`;
      const count: Dim = readDim(config, `${name} layers`, LAYERS[name](config), 12);
      const width = readDim(config, `${name} FFN width`, `${name}_ffn_dim`, 4096);
      const across = name === 'decoder';
      return [
        positions(`${prefix}embed_positions.weight`, places, hidden),
        ...layerNorm(`${prefix}layernorm_embedding`, hidden),
        ...transformerStack(prefix, { count, hidden, width, across, keyBias: true }),
      ];
    };
    return encoder({
      vocab,
      hidden,
      embeddingName: 'model.shared.weight',
      rows: [...half('encoder'), ...half('decoder')],
      head: { name: 'lm_head.weight', tied, rows: [] },
    });
  },
};
