import { plainMlp } from '../layers/mlp.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Arcee’s AFM: a feed-forward block without a gate. */
export const arcee: Family = {
  id: 'arcee',
  classes: ['ArceeForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'whole' },
      tied: false,
      bias: { qkv: bias, out: bias, mlp: readFlag(config, 'mlp_bias', false) },
      mlp: (...sizes) => plainMlp('ffn', 'mlp.', ...sizes),
    });
  },
};
