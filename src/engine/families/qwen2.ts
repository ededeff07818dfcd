import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readHeads, readSizes, readTied } from './fields.ts';

/** Qwen1.5, Qwen2 and Qwen2.5: q, k and v always have biases, o never; no field says so. */
export const qwen2: Family = {
  id: 'qwen2',
  modelTypes: ['qwen2'],
  classes: ['Qwen2ForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 32, headSize: 'hidden/heads' });
    const width = config.dim('FFN width', 'intermediate_size');
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: true, outBias: false }),
      rmsNorm('post_attention_layernorm', hidden),
      ...gatedMlp('ffn', 'mlp.', hidden, width),
    ];
    const tied = readTied(config, false);
    return decoder({ vocab, hidden, tied, layers: [{ count: layers, rows: layer }] });
  },
};
