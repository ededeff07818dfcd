import { dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { linear } from '../layers/linear.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Helium: Llama’s layer; o has no bias and is as wide as the model, whatever the heads say. */
export const helium: Family = {
  id: 'helium',
  classes: ['HeliumForCausalLM'],
  build(config) {
    const qkvBias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 20, headSize: 128 },
      tied: false,
      bias: { mlp: readFlag(config, 'mlp_bias', false) },
      attention: (heads, hidden) => [
        ...groupedQueryAttention({ hidden, ...heads, qkvBias, outBias: false }).slice(0, -1),
        ...linear('attention', 'self_attn.o_proj', hidden, dim('width', hidden.size)),
      ],
    });
  },
};
