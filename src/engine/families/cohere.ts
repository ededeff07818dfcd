import { qkNormEachHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Command R: attention and feed-forward read one norm side by side; the tables are tied. */
export const cohere: Family = {
  id: 'cohere',
  classes: ['CohereForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
      tied: true,
      bias: { qkv: bias, out: bias },
      norms: ['input_layernorm'],
      ...(readFlag(config, 'use_qk_norm', false) ? { qkNorm: qkNormEachHead } : {}),
    });
  },
};
