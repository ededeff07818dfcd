import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Hunyuan, dense: queries and keys are normed head by head, whatever use_qk_norm says. */
export const hunyuanV1Dense: Family = {
  id: 'hunyuan_v1_dense',
  classes: ['HunYuanDenseV1ForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    config.ignore('use_qk_norm');
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'required' },
      tied: false,
      bias: { qkv: bias, out: bias },
      qkNorm: ({ headSize }) => [
        rmsNorm('self_attn.query_layernorm', headSize),
        rmsNorm('self_attn.key_layernorm', headSize),
      ],
    });
  },
};
