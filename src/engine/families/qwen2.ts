import type { Family } from './family.ts';
import { llamaLike } from './llama-like.ts';

/** Qwen1.5, Qwen2 and Qwen2.5: q, k and v always have biases, o never; no field says so. */
export const qwen2: Family = {
  id: 'qwen2',
  classes: ['Qwen2ForCausalLM'],
  build: (config) =>
    llamaLike(config, {
      heads: { kvHeads: 32, headSize: 'hidden/heads' },
      tied: false,
      bias: { qkv: true },
    }),
};
