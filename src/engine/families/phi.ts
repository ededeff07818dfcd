import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import { product } from '../dim.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';

/** Phi-1 to Phi-2: one norm a layer for both halves, biases everywhere, also on the output head. */
export const phi: Family = {
  id: 'phi',
  classes: ['PhiForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const { heads, kvHeads, headSize } = readHeads(config, hidden, {
      kvHeads: 'heads',
      headSize: 'hidden/heads',
    });
    const width = config.dim('FFN width', 'intermediate_size');
    const queries = product(heads, headSize);
    const keys = product(kvHeads, headSize);
    const layer = [
      ...layerNorm('input_layernorm', hidden),
      ...linear('attention', 'self_attn.q_proj', queries, hidden, true),
      ...linear('attention', 'self_attn.k_proj', keys, hidden, true),
      ...linear('attention', 'self_attn.v_proj', keys, hidden, true),
      ...linear('attention', 'self_attn.dense', hidden, queries, true),
      ...(readFlag(config, 'qk_layernorm', false)
        ? [
            ...layerNorm('self_attn.q_layernorm', headSize),
            ...layerNorm('self_attn.k_layernorm', headSize),
          ]
        : []),
      ...plainMlp('ffn', 'mlp.', hidden, width, true, ['fc1', 'fc2']),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      headBias: true,
      layers: [{ count: layers, rows: layer }],
      final: layerNorm('model.final_layernorm', hidden),
    });
  },
};
