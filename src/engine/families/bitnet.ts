import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';

/** BitNet b1.58: Llama’s layer with one norm more inside each half; weights of three values, packed in the file. */
export const bitnet: Family = {
  id: 'bitnet',
  classes: ['BitNetForCausalLM', 'BitnetForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 5, headSize: 'hidden/heads' });
    const width = config.dim('FFN width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      rmsNorm('self_attn.attn_sub_norm', hidden),
      rmsNorm('post_attention_layernorm', hidden),
      ...gatedMlp('ffn', 'mlp.', hidden, width),
      rmsNorm('mlp.ffn_sub_norm', width),
    ];
    const tied = readTied(config, false);
    return decoder({ vocab, hidden, tied, layers: [{ count: layers, rows: layer }] });
  },
};
