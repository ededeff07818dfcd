import type { Family } from './family.ts';
import { buildGemma } from './gemma2.ts';

/** The text model of Gemma 3: Gemma 2's layer with norms on queries and keys. */
export const gemma3Text: Family = {
  id: 'gemma3_text',
  classes: ['Gemma3ForCausalLM'],
  build: (config) => buildGemma(config, { qkNorm: true }),
};
