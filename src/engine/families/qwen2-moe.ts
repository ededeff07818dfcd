import { dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { linear } from '../layers/linear.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';
import { readSparseStep } from './routed-layers.ts';

/** Qwen1.5-MoE and Qwen2-57B-A14B: a shared expert of its own width behind a one-row gate. */
export const qwen2Moe: Family = {
  id: 'qwen2_moe',
  classes: ['Qwen2MoeForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 16, headSize: 'hidden/heads' });
    const { dense, routed } = readSparseStep(config, layers);
    const routing = readRouting(config, 'num_experts');
    const expertWidth = config.dim('expert width', 'moe_intermediate_size');
    const sharedWidth = config.dim('shared width', 'shared_expert_intermediate_size');
    const denseWidth = config.dim('FFN width', 'intermediate_size');
    const every = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({
        hidden,
        ...heads,
        qkvBias: readFlag(config, 'qkv_bias', true),
        outBias: false,
      }),
      rmsNorm('post_attention_layernorm', hidden),
    ];
    const routes = [
      ...router('mlp.gate', routing.experts, hidden),
      ...routedExperts('mlp.', routing.experts, hidden, expertWidth),
      ...sharedExperts('mlp.shared_expert.', hidden, sharedWidth),
      ...linear('shared', 'mlp.shared_expert_gate', dim('score', 1), hidden),
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
