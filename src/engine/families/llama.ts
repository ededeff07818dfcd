import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';

/** Llama 1 to 3.x and what shares its code: Yi, SmolLM, CodeLlama, TinyLlama. */
export const llama: Family = {
  id: 'llama',
  modelTypes: ['llama'],
  classes: ['LlamaForCausalLM', 'LLaMAForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'hidden/heads' });
    const width = config.dim('FFN width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      rmsNorm('post_attention_layernorm', hidden),
      ...gatedMlp('ffn', 'mlp.', hidden, width, readFlag(config, 'mlp_bias', false)),
    ];
    const tied = readTied(config, false);
    return decoder({ vocab, hidden, tied, layers: [{ count: layers, rows: layer }] });
  },
};
