import type { Config } from '../config.ts';
import type { Blueprint } from '../layers/decoder.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Gemma 2 and 3 put a norm before and after both halves of a layer: four in all. */
export function buildGemma(config: Config, { qkNorm }: { readonly qkNorm: boolean }): Blueprint {
  const bias = readFlag(config, 'attention_bias', false);
  return llamaLike(config, {
    heads: { kvHeads: 4, headSize: 256 },
    tied: true,
    bias: { qkv: bias, out: bias },
    norms: [
      'input_layernorm',
      'post_attention_layernorm',
      'pre_feedforward_layernorm',
      'post_feedforward_layernorm',
    ],
    qkNorm: ({ headSize }) => (qkNorm ? qkNormPerHead(headSize) : []),
  });
}

export const gemma2: Family = {
  id: 'gemma2',
  classes: ['Gemma2ForCausalLM'],
  build: (config) => buildGemma(config, { qkNorm: false }),
};
