import type { Family } from './family.ts';
import { llamaLike } from './llama-like.ts';

/** Mistral 7B and its dense successors; the sliding window changes no weight. */
export const mistral: Family = {
  id: 'mistral',
  classes: ['MistralForCausalLM'],
  build: (config) => llamaLike(config, { heads: { kvHeads: 8, headSize: 'whole' }, tied: false }),
};
