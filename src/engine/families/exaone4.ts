import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { llamaLike } from './llama-like.ts';

/** EXAONE 4: both norms stand after their half, queries and keys are normed head by head. */
export const exaone4: Family = {
  id: 'exaone4',
  modelTypes: ['exaone4'],
  classes: ['Exaone4ForCausalLM'],
  build(config) {
    config.ignore('sliding_window_pattern');
    return llamaLike(config, {
      heads: { kvHeads: 32, headSize: 'hidden/heads' },
      tied: false,
      norms: ['post_attention_layernorm', 'post_feedforward_layernorm'],
      qkNorm: ({ headSize }) => qkNormPerHead(headSize),
    });
  },
};
