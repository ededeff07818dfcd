import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import type { Blueprint } from '../layers/decoder.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';
import type { Place } from './placed.ts';

/** Qwen3's layer: norms on queries and keys head by head. The head size is the class's constant. */
export function buildQwen3(config: Config, place?: Place): Blueprint {
  const bias = readFlag(config, 'attention_bias', false);
  const parts = {
    heads: { kvHeads: 32, headSize: 128 },
    tied: false,
    bias: { qkv: bias, out: bias },
    qkNorm: ({ headSize }: { readonly headSize: Dim }) => qkNormPerHead(headSize),
  };
  return llamaLike(config, parts, place);
}

/** Dense Qwen3: head_dim apart from hidden / heads, norms on queries and keys, no biases. */
export const qwen3: Family = {
  id: 'qwen3',
  classes: ['Qwen3ForCausalLM'],
  build: (config) => buildQwen3(config),
};
