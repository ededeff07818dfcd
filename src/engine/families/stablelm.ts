import { layerNorm, rmsNorm } from '../layers/norms.ts';
import { nest, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readFlag, type Heads } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** StableLM: LayerNorm with a shift; halves side by side share one norm; queries and keys may be normed, each head by itself. */
export const stablelm: Family = {
  id: 'stablelm',
  classes: ['StableLmForCausalLM'],
  build: (config) =>
    llamaLike(config, {
      heads: { kvHeads: 32, headSize: 'fixed' },
      tied: false,
      bias: { qkv: readFlag(config, 'use_qkv_bias', false) },
      norm: layerNorm,
      ...(readFlag(config, 'use_parallel_residual', false) ? { norms: ['input_layernorm'] } : {}),
      ...(readFlag(config, 'qk_layernorm', false) ? { qkNorm: normEachHead } : {}),
    }),
};

/** One scale a head, stored apart: q_layernorm.norms.0.weight and so on. */
function normEachHead({ heads, kvHeads, headSize }: Heads): Row[] {
  const norms = (name: string): Row => rmsNorm(`self_attn.${name}.norms.*`, headSize);
  return [...nest([norms('q_layernorm')], '', heads), ...nest([norms('k_layernorm')], '', kvHeads)];
}
