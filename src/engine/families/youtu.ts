import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { latentDense } from './latent-dense.ts';

/** Youtu-LLM: a dense model with latent attention. */
export const youtu: Family = {
  id: 'youtu',
  classes: ['YoutuForCausalLM'],
  build: (config) =>
    latentDense(config, { qkv: readFlag(config, 'attention_bias', false), mlp: false }),
};
