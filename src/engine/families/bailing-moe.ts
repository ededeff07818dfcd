import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import { fusedAttention } from '../layers/fused.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import { refuseDraft } from './draft-fields.ts';
import type { Family } from './family.ts';
import { readFlag, type Heads } from './fields.ts';
import { givenName } from './given-name.ts';
import { buildGroupedExperts } from './grouped-experts.ts';
import { readDenseFirst } from './routed-layers.ts';

/**
 * Ling and Ring, whose code is in their repositories. The second generation norms
 * queries and keys and corrects its routers; its configs first carried the model
 * type of the first, so the class decides too. LLaDA 2 has the same layers.
 */
export const bailingMoe: Family = {
  id: 'bailing_moe',
  aliases: ['bailing_moe_v2', 'llada2_moe'],
  classes: ['BailingMoeForCausalLM', 'BailingMoeV2ForCausalLM', 'LLaDA2MoeModelLM'],
  build(config) {
    const second = isSecond(config);
    if (second) refuseDraft(config, 'num_nextn_predict_layers');
    config.only('multi_gate', false, 'Gates for pictures and sound are weights of their own.');
    config.only('use_qk_norm', second, 'The second generation norms queries and keys.');
    config.only('moe_router_enable_expert_bias', second, 'The second generation corrects routers.');
    config.only(
      'moe_shared_expert_intermediate_size',
      config.size('moe_intermediate_size'),
      'A shared expert is as wide as a routed one.',
    );
    return buildGroupedExperts(config, {
      heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
      qkNorm: 'never',
      split: (config, layers) => readDenseFirst(config, layers, 0),
      expertsKey: givenName(config, 'num_experts', 'n_routed_experts'),
      sharedKey: givenName(config, 'num_shared_experts', 'n_shared_experts'),
      shared: 0,
      correction: second ? 'mlp.gate.expert_bias' : null,
      attention: (config, hidden, heads) => attention(config, hidden, heads, second),
      embeddingName: 'model.word_embeddings.weight',
    });
  },
};

function isSecond(config: Config): boolean {
  if (config.raw('model_type') !== 'bailing_moe') return true;
  const classes = config.raw('architectures');
  return (Array.isArray(classes) ? classes[0] : classes) === 'BailingMoeV2ForCausalLM';
}

/** Grouped-query attention with queries, keys and values in one matrix. */
function attention(config: Config, hidden: Dim, heads: Heads, normed: boolean): Row[] {
  const norms = ['attention.query_layernorm', 'attention.key_layernorm'];
  return fusedAttention({
    hidden,
    ...heads,
    names: ['attention.query_key_value', 'attention.dense'],
    qkvBias: readFlag(config, 'use_qkv_bias', false),
    outBias: readFlag(config, 'use_bias', true),
    norms: normed ? norms.map((name) => rmsNorm(name, heads.headSize)) : [],
  });
}
