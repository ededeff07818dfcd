import { times } from '../checked.ts';
import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readTied } from './fields.ts';

/** BLOOM: positions by a slope and no table, a norm on the embeddings, biases everywhere, tied. */
export const bloom: Family = {
  id: 'bloom',
  classes: ['BloomForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    // The first releases spell it n_embed.
    const hidden = config.dim('hidden', config.has('hidden_size') ? 'hidden_size' : 'n_embed');
    const layers = config.dim(
      'layers',
      config.has('num_hidden_layers') ? 'num_hidden_layers' : 'n_layer',
    );
    const inner = dim('FFN width', times(4, hidden.size));
    const layer = [
      ...layerNorm('input_layernorm', hidden),
      ...linear(
        'attention',
        'self_attention.query_key_value',
        product(dim('q, k and v', 3), hidden),
        hidden,
        true,
      ),
      ...linear('attention', 'self_attention.dense', hidden, hidden, true),
      ...layerNorm('post_attention_layernorm', hidden),
      ...plainMlp('ffn', 'mlp.', hidden, inner, true, ['dense_h_to_4h', 'dense_4h_to_h']),
    ];
    config.ignore('n_head', 'num_attention_heads', 'n_inner');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, true),
      embeddingName: 'word_embeddings.weight',
      extra: layerNorm('word_embeddings_layernorm', hidden),
      layers: [{ count: layers, rows: layer }],
      layerPrefix: 'h.*.',
      final: layerNorm('ln_f', hidden),
    });
  },
};
