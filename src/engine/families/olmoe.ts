import type { Config } from '../config.ts';
import { product, type Dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { routedExperts, router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormFullWidth } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import {
  moeOf,
  readFlag,
  readHeads,
  readRouting,
  readSizes,
  readTied,
  type Heads,
} from './fields.ts';

/** OLMoE: every layer routes, `intermediate_size` is one expert's width, queries and keys are normed whole. */
export const olmoe: Family = {
  id: 'olmoe',
  classes: ['OlmoeForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'hidden/heads' });
    refuseOtherHeadSize(config, hidden, heads);
    const routing = readRouting(config, 'num_experts');
    const width = config.dim('expert width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      ...qkNormFullWidth(
        product(heads.heads, heads.headSize),
        product(heads.kvHeads, heads.headSize),
      ),
      rmsNorm('post_attention_layernorm', hidden),
      ...router('mlp.gate', routing.experts, hidden),
      ...routedExperts('mlp.', routing.experts, hidden, width),
    ];
    const tied = readTied(config, false);
    const moe = moeOf(routing, layers.size);
    return decoder({ vocab, hidden, tied, moe, layers: [{ count: layers, rows: layer }] });
  },
};

/** The class sizes its query and key norms by hidden / heads, so no model with another head size runs. */
function refuseOtherHeadSize(config: Config, hidden: Dim, { heads, headSize }: Heads): void {
  if (headSize.size * heads.size === hidden.size) return;
  throw config.refusal(
    'inconsistent',
    'head_dim',
    headSize.size,
    `The norms on queries and keys are sized by hidden_size / num_attention_heads, ${hidden.size} / ${heads.size}; another head size doesn't fit them.`,
    'Remove head_dim, or correct one of the three.',
  );
}
