import { product } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { routedExperts, router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormFullWidth } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';

/** FlexOlmo: OLMo 2's norms behind attention and feed-forward, experts in every layer. */
export const flexOlmo: Family = {
  id: 'flex_olmo',
  classes: ['FlexOlmoForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'hidden/heads' });
    const routing = readRouting(config, 'num_experts');
    const width = config.dim('expert width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    const layer = [
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      ...qkNormFullWidth(
        product(heads.heads, heads.headSize),
        product(heads.kvHeads, heads.headSize),
      ),
      rmsNorm('post_attention_layernorm', hidden),
      ...router('mlp.gate', routing.experts, hidden),
      ...routedExperts('mlp.', routing.experts, hidden, width),
      rmsNorm('post_feedforward_layernorm', hidden),
    ];
    const tied = readTied(config, false);
    const moe = moeOf(routing, layers.size);
    return decoder({ vocab, hidden, tied, moe, layers: [{ count: layers, rows: layer }] });
  },
};
