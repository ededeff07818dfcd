import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** StarCoder2: LayerNorm with a shift, a bias on every matrix by one flag, no gate. */
export const starcoder2: Family = {
  id: 'starcoder2',
  classes: ['Starcoder2ForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'use_bias', true);
    return llamaLike(config, {
      heads: { kvHeads: 2, headSize: 'hidden/heads' },
      tied: true,
      bias: { qkv: bias, out: bias, mlp: bias },
      norm: layerNorm,
      mlp: (...sizes) => plainMlp('ffn', 'mlp.', ...sizes, ['c_fc', 'c_proj']),
    });
  },
};
