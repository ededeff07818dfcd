import { product } from '../dim.ts';
import { qkNormFullWidth } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** OLMo 2: both norms of a layer stand after their half, and queries and keys are normed whole. */
export const olmo2: Family = {
  id: 'olmo2',
  classes: ['Olmo2ForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
      tied: false,
      bias: { qkv: bias, out: bias },
      norms: ['post_attention_layernorm', 'post_feedforward_layernorm'],
      qkNorm: ({ heads, kvHeads, headSize }) =>
        qkNormFullWidth(product(heads, headSize), product(kvHeads, headSize)),
    });
  },
};
