import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** OLMo 1: norms without a scale or a shift, so none is stored. */
export const olmo: Family = {
  id: 'olmo',
  classes: ['OlmoForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
      tied: false,
      bias: { qkv: bias, out: bias },
      norm: () => [],
    });
  },
};
