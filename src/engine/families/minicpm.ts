import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** MiniCPM and MiniCPM4, whose code is in their repositories: Llama's layer with multipliers; whether it is tied must be stated. */
export const minicpm: Family = {
  id: 'minicpm',
  classes: ['MiniCPMForCausalLM'],
  build(config) {
    if (!config.has('tie_word_embeddings')) {
      throw config.refusal(
        'missing-field',
        'tie_word_embeddings',
        undefined,
        'Releases of this type differ in it.',
        'Add the field as the published config.json has it.',
      );
    }
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'fixed' },
      tied: true,
      bias: { qkv: bias, out: bias },
    });
  },
};
