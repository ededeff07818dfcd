import { fusedGatedMlp } from '../layers/fused.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** GLM-4 (hf form): gate and up in one matrix, biases on q, k and v. */
export const glm: Family = {
  id: 'glm',
  classes: ['GlmForCausalLM'],
  build: (config) =>
    llamaLike(config, {
      heads: { kvHeads: 2, headSize: 128 },
      tied: false,
      bias: { qkv: readFlag(config, 'attention_bias', true) },
      mlp: (hidden, width) => fusedGatedMlp('ffn', 'mlp.', hidden, width),
    }),
};
