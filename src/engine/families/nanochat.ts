import { plainMlp } from '../layers/mlp.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** nanochat: norms without a scale, none of them stored; no gate. */
export const nanochat: Family = {
  id: 'nanochat',
  classes: ['NanoChatForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
      tied: false,
      bias: { qkv: bias, out: bias },
      norm: () => [],
      mlp: (hidden, width) => plainMlp('ffn', 'mlp.', hidden, width, false, ['fc1', 'fc2']),
    });
  },
};
