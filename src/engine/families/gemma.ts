import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Gemma 1: tied unless the config says otherwise, head size a constant of the class. */
export const gemma: Family = {
  id: 'gemma',
  classes: ['GemmaForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 16, headSize: 256 },
      tied: true,
      bias: { qkv: bias, out: bias },
    });
  },
};
