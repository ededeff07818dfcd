import { product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormFullWidth } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';

/** OLMo 2: both norms of a layer stand after their half, and queries and keys are normed whole. */
export const olmo2: Family = {
  id: 'olmo2',
  modelTypes: ['olmo2'],
  classes: ['Olmo2ForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'hidden/heads' });
    const width = config.dim('FFN width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    const layer = [
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      ...qkNormFullWidth(
        product(heads.heads, heads.headSize),
        product(heads.kvHeads, heads.headSize),
      ),
      rmsNorm('post_attention_layernorm', hidden),
      ...gatedMlp('ffn', 'mlp.', hidden, width),
      rmsNorm('post_feedforward_layernorm', hidden),
    ];
    const tied = readTied(config, false);
    return decoder({ vocab, hidden, tied, layers: [{ count: layers, rows: layer }] });
  },
};
