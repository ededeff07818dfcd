import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';

/** Persimmon: q, k and v in one matrix, queries and keys normed head by head with a shift. */
export const persimmon: Family = {
  id: 'persimmon',
  classes: ['PersimmonForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    // The class knows no key-value heads of their own and no head size but hidden / heads.
    const { headSize } = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'fixed' });
    const width = config.dim('FFN width', 'intermediate_size');
    const fused = product(dim('q, k and v', 3), hidden);
    const layer = [
      ...layerNorm('input_layernorm', hidden),
      ...linear('attention', 'self_attn.query_key_value', fused, hidden, true),
      ...linear('attention', 'self_attn.dense', hidden, hidden, true),
      ...(readFlag(config, 'qk_layernorm', true)
        ? [
            ...layerNorm('self_attn.q_layernorm', headSize),
            ...layerNorm('self_attn.k_layernorm', headSize),
          ]
        : []),
      ...layerNorm('post_attention_layernorm', hidden),
      ...plainMlp('ffn', 'mlp.', hidden, width, true, ['dense_h_to_4h', 'dense_4h_to_h']),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      layers: [{ count: layers, rows: layer }],
      final: layerNorm('model.final_layernorm', hidden),
    });
  },
};
