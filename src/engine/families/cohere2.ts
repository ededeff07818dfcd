import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Command R7B and Command A: Command R’s layer without norms on queries and keys. */
export const cohere2: Family = {
  id: 'cohere2',
  classes: ['Cohere2ForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    config.ignore('sliding_window_pattern');
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'whole' },
      tied: true,
      bias: { qkv: bias, out: bias },
      norms: ['input_layernorm'],
    });
  },
};
