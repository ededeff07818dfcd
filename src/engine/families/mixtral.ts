import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { numberedExperts, router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { moeOf, readHeads, readRouting, readSizes, readTied } from './fields.ts';

/** Mixtral: every layer routes; `intermediate_size` is the width of one expert. */
export const mixtral: Family = {
  id: 'mixtral',
  classes: ['MixtralForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 'hidden/heads' });
    const routing = readRouting(config, 'num_local_experts');
    const width = config.dim('expert width', 'intermediate_size');
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: false, outBias: false }),
      rmsNorm('post_attention_layernorm', hidden),
      ...router('block_sparse_moe.gate', routing.experts, hidden),
      ...numberedExperts('block_sparse_moe.', routing.experts, hidden, width),
    ];
    const tied = readTied(config, false);
    const moe = moeOf(routing, layers.size);
    return decoder({ vocab, hidden, tied, moe, layers: [{ count: layers, rows: layer }] });
  },
};
