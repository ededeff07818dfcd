import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** InternLM3: Llama’s layer with a head size of its own. */
export const internlm3: Family = {
  id: 'internlm3',
  classes: ['InternLM3ForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    const mlpBias = readFlag(config, 'mlp_bias', false);
    if (mlpBias !== bias) {
      throw config.refusal(
        'inconsistent',
        'mlp_bias',
        mlpBias,
        'The reference class has one setting for the biases of attention and feed-forward.',
        'Correct mlp_bias or attention_bias.',
      );
    }
    return llamaLike(config, {
      heads: { kvHeads: 2, headSize: 128 },
      tied: false,
      bias: { qkv: bias, out: bias, mlp: bias },
    });
  },
};
