import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** SmolLM3: Llama’s layer, tied unless the config says otherwise; some layers leave the rotation out, which has no weights. */
export const smollm3: Family = {
  id: 'smollm3',
  classes: ['SmolLM3ForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    config.ignore('no_rope_layers', 'no_rope_layer_interval');
    return llamaLike(config, {
      heads: { kvHeads: 4, headSize: 'hidden/heads' },
      tied: true,
      bias: { qkv: bias, out: bias, mlp: readFlag(config, 'mlp_bias', false) },
    });
  },
};
