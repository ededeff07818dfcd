import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Nemotron-4 and Minitron: LayerNorm with a shift, a feed-forward block without a gate. */
export const nemotron: Family = {
  id: 'nemotron',
  classes: ['NemotronForCausalLM'],
  build(config) {
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'required', headSize: 'hidden/heads' },
      tied: false,
      bias: { qkv: bias, out: bias, mlp: readFlag(config, 'mlp_bias', false) },
      norm: layerNorm,
      mlp: (...sizes) => plainMlp('ffn', 'mlp.', ...sizes),
    });
  },
};
