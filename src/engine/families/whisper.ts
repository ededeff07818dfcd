import { dim, type Dim } from '../dim.ts';
import { encoder, positions } from '../layers/encoder.ts';
import { transformerStack } from '../layers/encoder-decoder.ts';
import { layerNorm } from '../layers/norms.ts';
import { convolution } from '../layers/patches.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readTied } from './fields.ts';

/** Whisper (arXiv 2212.04356): an encoder over a spectrogram, a decoder over text; keys have no bias, and the encoder's places are sines that the file holds. */
export const whisper: Family = {
  id: 'whisper',
  classes: ['WhisperForConditionalGeneration'],
  build(config) {
    const vocab = readDim(config, 'vocab', 'vocab_size', 51865);
    const hidden = readDim(config, 'hidden', 'd_model', 384);
    const bands = readDim(config, 'bands', 'num_mel_bins', 80);
    const heard = readDim(config, 'positions heard', 'max_source_positions', 1500);
    const written = readDim(config, 'positions written', 'max_target_positions', 448);
    // Heads divide the width; the classifier belongs to another class.
    config.ignore('encoder_attention_heads', 'decoder_attention_heads', 'num_hidden_layers');
    config.ignore('classifier_proj_size');
    const half = (name: 'encoder' | 'decoder', places: Dim): Row[] => {
      const prefix = `model.${name}.`;
      const count = readDim(config, `${name} layers`, `${name}_layers`, 4);
      const width = readDim(config, `${name} FFN width`, `${name}_ffn_dim`, 1536);
      const across = name === 'decoder';
      return [
        positions(`${prefix}embed_positions.weight`, places, hidden),
        ...transformerStack(prefix, { count, hidden, width, across, keyBias: false }),
        ...layerNorm(`${prefix}layer_norm`, hidden),
      ];
    };
    const steps = [dim('steps', 3)];
    return encoder({
      vocab,
      hidden,
      embeddingName: 'model.decoder.embed_tokens.weight',
      rows: [
        ...convolution('model.encoder.conv1', hidden, bands, steps, true),
        ...convolution('model.encoder.conv2', hidden, hidden, steps, true),
        ...half('encoder', heard),
        ...half('decoder', written),
      ],
      head: { name: 'proj_out.weight', tied: readTied(config, true), rows: [] },
    });
  },
};
