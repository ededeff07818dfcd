import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Llama 1 to 3.x and what shares its code: Yi, SmolLM, CodeLlama, TinyLlama. */
export const llama: Family = {
  id: 'llama',
  classes: ['LlamaForCausalLM', 'LLaMAForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'whole' },
      tied: false,
      bias: { qkv: bias, out: bias, mlp: readFlag(config, 'mlp_bias', false) },
    });
  },
};
