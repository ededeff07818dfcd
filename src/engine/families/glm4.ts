import type { Config } from '../config.ts';
import type { Blueprint } from '../layers/decoder.ts';
import { fusedGatedMlp } from '../layers/fused.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike, type LlamaLike } from './llama-like.ts';
import type { Place } from './placed.ts';

/** GLM-4’s layer with a norm before and after each half; biases on q, k and v. */
export function buildGlm4(
  config: Config,
  { heads, qkv }: { readonly heads: LlamaLike['heads']; readonly qkv: boolean },
  place?: Place,
): Blueprint {
  const parts: LlamaLike = {
    heads,
    tied: false,
    bias: { qkv },
    norms: [
      'input_layernorm',
      'post_self_attn_layernorm',
      'post_attention_layernorm',
      'post_mlp_layernorm',
    ],
    mlp: (hidden, width) => fusedGatedMlp('ffn', 'mlp.', hidden, width),
  };
  return llamaLike(config, parts, place);
}

/** GLM-4-0414 and GLM-Z1. */
export const glm4: Family = {
  id: 'glm4',
  classes: ['Glm4ForCausalLM'],
  build: (config) =>
    buildGlm4(config, {
      heads: { kvHeads: 2, headSize: 128 },
      qkv: readFlag(config, 'attention_bias', true),
    }),
};
