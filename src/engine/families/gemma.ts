import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';

/** Gemma 1: tied unless the config says otherwise, head size a constant of the class. */
export const gemma: Family = {
  id: 'gemma',
  modelTypes: ['gemma'],
  classes: ['GemmaForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 16, headSize: 256 });
    const width = config.dim('FFN width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      rmsNorm('post_attention_layernorm', hidden),
      ...gatedMlp('ffn', 'mlp.', hidden, width),
    ];
    const tied = readTied(config, true);
    return decoder({ vocab, hidden, tied, layers: [{ count: layers, rows: layer }] });
  },
};
