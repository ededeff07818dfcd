import type { Family } from './family.ts';
import { olmo2 } from './olmo2.ts';

/** OLMo 3: OLMo 2’s layer; most layers look back over a window, which changes no weight. */
export const olmo3: Family = {
  id: 'olmo3',
  classes: ['Olmo3ForCausalLM'],
  build: (config) => olmo2.build(config),
};
