import { fusedGatedMlp } from '../layers/mlp.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** GLM-4-0414: GLM-4’s layer with a norm before and after each half. */
export const glm4: Family = {
  id: 'glm4',
  modelTypes: ['glm4'],
  classes: ['Glm4ForCausalLM'],
  build: (config) =>
    llamaLike(config, {
      heads: { kvHeads: 2, headSize: 128 },
      tied: false,
      bias: { qkv: readFlag(config, 'attention_bias', true) },
      norms: [
        'input_layernorm',
        'post_self_attn_layernorm',
        'post_attention_layernorm',
        'post_mlp_layernorm',
      ],
      mlp: (hidden, width) => fusedGatedMlp('ffn', 'mlp.', hidden, width),
    }),
};
