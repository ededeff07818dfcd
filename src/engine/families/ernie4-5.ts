import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** ERNIE 4.5, dense: one flag puts a bias on every matrix of a layer. */
export const ernie45: Family = {
  id: 'ernie4_5',
  classes: ['Ernie4_5ForCausalLM', 'Ernie4_5_ForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'use_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 2, headSize: 128 },
      tied: true,
      bias: { qkv: bias, out: bias, mlp: bias },
    });
  },
};
