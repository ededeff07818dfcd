import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Granite 3: Llama’s layer with multipliers, which have no weights. */
export const granite: Family = {
  id: 'granite',
  classes: ['GraniteForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
      tied: false,
      bias: { qkv: bias, out: bias, mlp: readFlag(config, 'mlp_bias', false) },
    });
  },
};
