import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { numberedExperts, router } from '../layers/moe.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';

/** Phi-3.5-MoE and Phi-mini-MoE: norms with a shift, biases on attention and on the output head. */
export const phimoe: Family = {
  id: 'phimoe',
  classes: ['PhiMoEForCausalLM', 'PhimoeForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 'hidden/heads' });
    const routing = readRouting(config, 'num_local_experts');
    const width = config.dim('expert width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    const layer = [
      ...layerNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      ...layerNorm('post_attention_layernorm', hidden),
      ...router('block_sparse_moe.gate', routing.experts, hidden),
      ...numberedExperts('block_sparse_moe.', routing.experts, hidden, width),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      headBias: readFlag(config, 'lm_head_bias', false),
      moe: moeOf(routing, layers.size),
      layers: [{ count: layers, rows: layer }],
      final: layerNorm('model.norm', hidden),
    });
  },
};
