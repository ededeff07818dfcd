import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';
import { givenName } from './given-name.ts';
import { readSparseStep } from './routed-layers.ts';

/** Qwen3 with experts: no shared one; `intermediate_size` sizes only the layers that don't route. */
export const qwen3Moe: Family = {
  id: 'qwen3_moe',
  classes: ['Qwen3MoeForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 4, headSize: 'hidden/heads' });
    const { dense, routed } = readSparseStep(config, layers);
    const routing = readRouting(config, givenName(config, 'num_experts', 'num_local_experts'));
    const expertWidth = config.dim('expert width', 'moe_intermediate_size');
    const denseWidth = config.dim('FFN width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    // Qwen3-Coder states it; the class norms queries and keys whatever it says.
    config.ignore('use_qk_norm');
    const every = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      ...qkNormPerHead(heads.headSize),
      rmsNorm('post_attention_layernorm', hidden),
    ];
    const routes = [
      ...router('mlp.gate', routing.experts, hidden),
      ...routedExperts('mlp.', routing.experts, hidden, expertWidth),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      moe: moeOf(routing, routed.size),
      layers: [
        { count: layers, rows: every },
        { count: dense, rows: gatedMlp('ffn', 'mlp.', hidden, denseWidth) },
        { count: routed, rows: routes },
      ],
    });
  },
};
