import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readHeads, readSizes, readTied } from './fields.ts';

/** Mistral 7B and its dense successors; the sliding window changes no weight. */
export const mistral: Family = {
  id: 'mistral',
  modelTypes: ['mistral'],
  classes: ['MistralForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 'hidden/heads' });
    const width = config.dim('FFN width', 'intermediate_size');
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: false, outBias: false }),
      rmsNorm('post_attention_layernorm', hidden),
      ...gatedMlp('ffn', 'mlp.', hidden, width),
    ];
    const tied = readTied(config, false);
    return decoder({ vocab, hidden, tied, layers: [{ count: layers, rows: layer }] });
  },
};
