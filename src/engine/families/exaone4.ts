import type { Config } from '../config.ts';
import type { Blueprint } from '../layers/decoder.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { llamaLike, type LlamaLike } from './llama-like.ts';
import type { Place } from './placed.ts';

/** EXAONE 4's layer: both norms stand after their half, queries and keys are normed head by head. */
export function buildExaone4(
  config: Config,
  more: Pick<LlamaLike, 'draft'> = {},
  place?: Place,
): Blueprint {
  config.ignore('sliding_window_pattern');
  const parts: LlamaLike = {
    heads: { kvHeads: 32, headSize: 'hidden/heads' },
    tied: false,
    norms: ['post_attention_layernorm', 'post_feedforward_layernorm'],
    qkNorm: ({ headSize }) => qkNormPerHead(headSize),
    ...more,
  };
  return llamaLike(config, parts, place);
}

/** EXAONE 4: attention to all in every fourth layer, which changes no weight. */
export const exaone4: Family = {
  id: 'exaone4',
  classes: ['Exaone4ForCausalLM'],
  build: (config) => buildExaone4(config),
};
