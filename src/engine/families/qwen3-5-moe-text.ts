import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import type { Family } from './family.ts';
import { moeOf, readDim, readRouting, readTied } from './fields.ts';
import { expertRows, HYBRID_LAYERS } from './qwen-hybrid.ts';
import { buildQwen35, type FeedForward } from './qwen3-5-text.ts';

/** Experts in every layer; the file stacks those of the main model and not those of the draft block. */
export function readExpertFeedForward(config: Config, hidden: Dim, layers: Dim): FeedForward {
  refuseDenseLayers(config, layers.size);
  const routing = readRouting(config, 'num_experts');
  const experts = {
    routing,
    width: config.dim('expert width', 'moe_intermediate_size'),
    sharedWidth: readDim(config, 'shared width', 'shared_expert_intermediate_size', 512),
  };
  return {
    kvHeads: 2,
    main: expertRows(experts, hidden, true),
    draft: expertRows(experts, hidden, false),
    moe: moeOf(routing, layers.size),
  };
}

/** The reference class routes in every layer whatever these say; other readers of the same file heed them. */
function refuseDenseLayers(config: Config, layers: number): void {
  const listed = config.layerList('mlp_only_layers', layers);
  if (listed.length > 0) {
    throw config.refusal(
      'not-understood',
      'mlp_only_layers',
      listed,
      'Every layer of this architecture routes; no release has dense ones among them.',
      'Write an empty list, or count the file itself.',
    );
  }
  config.only('decoder_sparse_step', 1, 'Every layer of this architecture routes.');
}

export const qwen35MoeText: Family = {
  id: 'qwen3_5_moe_text',
  // Text models cut out of the one with a tower keep its class name.
  classes: ['Qwen3_5MoeForCausalLM', 'Qwen3_5MoeForConditionalGeneration'],
  layerTypes: HYBRID_LAYERS,
  build: (config) =>
    buildQwen35(config, { prefix: 'model.', tied: readTied(config, false) }, readExpertFeedForward),
};
