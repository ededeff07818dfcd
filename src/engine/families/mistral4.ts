import type { Config } from '../config.ts';
import type { Blueprint } from '../layers/decoder.ts';
import { stackedExperts } from '../layers/stacked-experts.ts';
import { buildDeepseek } from './deepseek.ts';
import type { Family } from './family.ts';
import { noDraft } from './no-draft.ts';
import { readDenseFirst } from './routed-layers.ts';

/** Mistral Small 4's language model: DeepSeek's latent attention, every layer routed, experts stacked. */
export const mistral4: Family = {
  id: 'mistral4',
  classes: ['Mistral4ForCausalLM'],
  build: buildMistral4,
};

/** The same under the model that has a vision tower. */
export function buildMistral4(config: Config): Blueprint {
  return buildDeepseek(config, {
    split: (config, layers) => readDenseFirst(config, layers, 0),
    sharedExperts: 1,
    plainQueries: true,
    correction: () => false,
    experts: (experts, hidden, width) => stackedExperts('mlp.experts.', experts, hidden, width),
    draft: noDraft,
  });
}
