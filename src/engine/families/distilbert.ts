import type { Dim } from '../dim.ts';
import { encoder, positions, scoreBias } from '../layers/encoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import { nest, type Row } from '../ledger.ts';
import { readClass } from './class-name.ts';
import type { Family } from './family.ts';
import { readDim, readTied } from './fields.ts';

const CLASSES = ['DistilBertForMaskedLM', 'DistilBertModel'] as const;

/** DistilBERT (arXiv 1910.01108): BERT's layers, fewer, without segments and pooler. */
export const distilbert: Family = {
  id: 'distilbert',
  classes: CLASSES,
  build(config) {
    const bare = readClass(config, CLASSES) === 'DistilBertModel';
    const prefix = bare ? '' : 'distilbert.';
    const vocab = readDim(config, 'vocab', 'vocab_size', 30522);
    const hidden = readDim(config, 'hidden', 'dim', 768);
    const width = readDim(config, 'FFN width', 'hidden_dim', 3072);
    const layers = readDim(config, 'layers', 'n_layers', 6);
    const places = readDim(config, 'positions', 'max_position_embeddings', 512);
    // Heads divide the width; places by sines are a table all the same.
    config.ignore('n_heads', 'sinusoidal_pos_embds');
    const body = [
      positions('embeddings.position_embeddings.weight', places, hidden),
      ...layerNorm('embeddings.LayerNorm', hidden),
      ...nest(layer(hidden, width), 'transformer.layer.*.', layers),
    ];
    return encoder({
      vocab,
      hidden,
      embeddingName: `${prefix}embeddings.word_embeddings.weight`,
      rows: nest(body, prefix),
      head: bare
        ? null
        : {
            name: 'vocab_projector.weight',
            tied: readTied(config, true),
            rows: [
              scoreBias('vocab_projector.bias', vocab),
              ...linear('other', 'vocab_transform', hidden, hidden, true),
              ...layerNorm('vocab_layer_norm', hidden),
            ],
          },
    });
  },
};

function layer(hidden: Dim, width: Dim): Row[] {
  return [
    ...['q_lin', 'k_lin', 'v_lin', 'out_lin'].flatMap((name) =>
      linear('attention', `attention.${name}`, hidden, hidden, true),
    ),
    ...layerNorm('sa_layer_norm', hidden),
    ...plainMlp('ffn', 'ffn.', hidden, width, true, ['lin1', 'lin2']),
    ...layerNorm('output_layer_norm', hidden),
  ];
}
