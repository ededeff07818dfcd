import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Helium: Llama’s layer; o has no bias and is as wide as the model. */
export const helium: Family = {
  id: 'helium',
  modelTypes: ['helium'],
  classes: ['HeliumForCausalLM'],
  build: (config) =>
    llamaLike(config, {
      heads: { kvHeads: 20, headSize: 128 },
      tied: false,
      bias: {
        qkv: readFlag(config, 'attention_bias', false),
        mlp: readFlag(config, 'mlp_bias', false),
      },
    }),
};
