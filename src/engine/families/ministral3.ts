import type { Family } from './family.ts';
import { llamaLike } from './llama-like.ts';

/** Ministral 3 and Devstral 2: Mistral’s layer with a head size of its own. */
export const ministral3: Family = {
  id: 'ministral3',
  classes: ['Ministral3ForCausalLM'],
  build: (config) => llamaLike(config, { heads: { kvHeads: 8, headSize: 128 }, tied: false }),
};
