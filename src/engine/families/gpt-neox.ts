import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readFlag, readSizes, readTied } from './fields.ts';

/** GPT-NeoX and Pythia: q, k and v in one matrix, LayerNorm with shifts, two tables of their own. */
export const gptNeox: Family = {
  id: 'gpt_neox',
  classes: ['GPTNeoXForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const width = config.dim('FFN width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', true);
    // Heads cut the one fused matrix in pieces and leave its size alone.
    config.ignore('num_attention_heads');
    const layer = [
      ...layerNorm('input_layernorm', hidden),
      ...layerNorm('post_attention_layernorm', hidden),
      ...linear(
        'attention',
        'attention.query_key_value',
        product(dim('q, k and v', 3), hidden),
        hidden,
        bias,
      ),
      ...linear('attention', 'attention.dense', hidden, hidden, bias),
      ...linear('ffn', 'mlp.dense_h_to_4h', width, hidden, true),
      ...linear('ffn', 'mlp.dense_4h_to_h', hidden, width, true),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      embeddingName: 'gpt_neox.embed_in.weight',
      headName: 'embed_out.weight',
      layers: [{ count: layers, rows: layer }],
      layerPrefix: 'gpt_neox.layers.*.',
      final: layerNorm('gpt_neox.final_layer_norm', hidden),
    });
  },
};
