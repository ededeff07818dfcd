import { dim, product, type Dim } from '../dim.ts';
import { encoder, scoreBias } from '../layers/encoder.ts';
import { linear } from '../layers/linear.ts';
import { layerNorm, rmsNorm } from '../layers/norms.ts';
import { nest, type Row } from '../ledger.ts';
import { readClass } from './class-name.ts';
import type { Family } from './family.ts';
import { readFlag, readSizes, readTied } from './fields.ts';

const CLASSES = ['ModernBertForMaskedLM', 'ModernBertModel'] as const;

/** ModernBERT (arXiv 2412.13663): rotary places, gated feed-forwards, no biases; the first layer has no norm before its attention. */
export const modernbert: Family = {
  id: 'modernbert',
  classes: CLASSES,
  build(config) {
    const bare = readClass(config, CLASSES) === 'ModernBertModel';
    const prefix = bare ? '' : 'model.';
    const { vocab, hidden, layers } = readSizes(config);
    const width = config.dim('FFN width', 'intermediate_size');
    // Heads divide the width; which layers look how far has no weights.
    config.ignore('num_attention_heads', 'global_attn_every_n_layers', 'local_attention');
    const [attentionBias, mlpBias] = ['attention_bias', 'mlp_bias'].map((key) =>
      readFlag(config, key, false),
    );
    const shifted = readFlag(config, 'norm_bias', false);
    const norm = (name: string): Row[] =>
      shifted ? layerNorm(name, hidden) : [rmsNorm(name, hidden)];
    const gateAndUp = product(dim('gate and up', 2), width);
    const layer = [
      ...linear('attention', 'attn.Wqkv', threefold(hidden), hidden, attentionBias),
      ...linear('attention', 'attn.Wo', hidden, hidden, attentionBias),
      ...norm('mlp_norm'),
      ...linear('ffn', 'mlp.Wi', gateAndUp, hidden, mlpBias),
      ...linear('ffn', 'mlp.Wo', hidden, width, mlpBias),
    ];
    const later = dim('layers after the first', layers.size - 1);
    const body = [
      ...norm('embeddings.norm'),
      ...nest(layer, 'layers.*.', layers),
      ...(later.size > 0 ? nest(norm('attn_norm'), 'layers.*.', later) : []),
      ...norm('final_norm'),
    ];
    return encoder({
      vocab,
      hidden,
      embeddingName: `${prefix}embeddings.tok_embeddings.weight`,
      rows: nest(body, prefix),
      head: bare
        ? null
        : {
            name: 'decoder.weight',
            tied: readTied(config, true),
            rows: [
              ...(readFlag(config, 'decoder_bias', true) ? [scoreBias('decoder.bias', vocab)] : []),
              ...linear(
                'other',
                'head.dense',
                hidden,
                hidden,
                readFlag(config, 'classifier_bias', false),
              ),
              ...norm('head.norm'),
            ],
          },
    });
  },
};

function threefold(hidden: Dim): Dim {
  return product(dim('q, k and v', 3), hidden);
}
