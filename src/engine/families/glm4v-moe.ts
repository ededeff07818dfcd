import { readDownsamplingTower } from './downsampling-tower.ts';
import type { Family } from './family.ts';
import { buildGroupedExperts } from './grouped-experts.ts';
import { beside } from './inner.ts';
import { readDenseFirst } from './routed-layers.ts';
import { readEitherTied } from './either-tied.ts';
import { readPart } from './wrapped.ts';

/** What the language model's class fills in. */
const FILLED = {
  vocab_size: 151424,
  hidden_size: 4096,
  intermediate_size: 10944,
  num_hidden_layers: 46,
  num_attention_heads: 96,
  moe_intermediate_size: 1408,
  n_routed_experts: 128,
  num_experts_per_tok: 8,
};

/** GLM-4.5V and GLM-4.6V: GLM-4.5-Air’s layers beside GLM-4.1V's tower. */
export const glm4vMoe: Family = {
  id: 'glm4v_moe',
  classes: ['Glm4vMoeForConditionalGeneration'],
  build(config) {
    const text = readPart(config, 'text_config', ['glm4v_moe_text'], { filled: FILLED });
    text.decide('tie_word_embeddings', readEitherTied(config, text));
    // The class norms neither queries nor keys.
    text.only('use_qk_norm', false, 'The releases have no norms on queries and keys.');
    const blueprint = buildGroupedExperts(text, {
      heads: { kvHeads: 8, headSize: 'hidden/heads' },
      bias: 'qkv',
      biasDefault: true,
      qkNorm: 'never',
      split: (config, layers) => readDenseFirst(config, layers, 1),
      expertsKey: 'n_routed_experts',
      sharedKey: 'n_shared_experts',
      shared: 1,
      correction: 'mlp.gate.e_score_correction_bias',
    });
    return beside(blueprint, readDownsamplingTower(config, 'glm4v_moe'), 'within');
  },
};
