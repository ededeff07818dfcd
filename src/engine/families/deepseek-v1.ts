import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import type { Family } from './family.ts';
import { buildGroupedExperts } from './grouped-experts.ts';
import { splitAt, type Split } from './routed-layers.ts';

/** DeepSeekMoE 16B, whose code is in its repository: multi-head attention, fine experts, two of them shared. */
export const deepseekV1: Family = {
  id: 'deepseek',
  classes: ['DeepseekForCausalLM'],
  build(config) {
    const size = config.size('hidden_size') / config.size('num_attention_heads');
    config.only('head_dim', size, 'The original class divides hidden_size by num_attention_heads.');
    return buildGroupedExperts(config, {
      heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
      bias: 'all',
      qkNorm: 'never',
      split: readRoutedLayers,
      expertsKey: 'n_routed_experts',
      sharedKey: 'n_shared_experts',
      shared: 0,
      correction: null,
    });
  },
};

/** After the dense layers every so many route, counted from the first layer. */
function readRoutedLayers(config: Config, layers: Dim): Split {
  const because = "the original class's default";
  const first = config.countOr('first_k_dense_replace', { value: 0, because });
  const step = config.sizeOr('moe_layer_freq', { value: 1, because });
  return splitAt(layers, (at) => at >= first && at % step === 0);
}
