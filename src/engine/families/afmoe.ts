import { dim, product } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router, routerCorrection, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';
import { splitAt } from './routed-layers.ts';

/** Arcee's Trinity: four norms a layer, a gate on the attention's output, the first layers dense. */
export const afmoe: Family = {
  id: 'afmoe',
  classes: ['AfmoeForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 128 });
    const because = "the reference class's default";
    const first = config.countOr('num_dense_layers', { value: 1, because });
    const { dense, routed } = splitAt(layers, (at) => at >= first);
    const routing = readRouting(config, 'num_experts');
    const expertWidth = config.dim('expert width', 'moe_intermediate_size');
    const denseWidth = config.dim('FFN width', 'intermediate_size');
    const shared = config.countOr('num_shared_experts', { value: 2, because });
    const sharedWidth = product(dim('shared experts', shared), expertWidth);
    const bias = readFlag(config, 'attention_bias', false);
    // Which layers see everything changes no weight; groups of experts only bound the choice.
    config.ignore('global_attn_every_n_layers', 'num_expert_groups', 'num_limited_groups');
    const every = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      ...linear('attention', 'self_attn.gate_proj', product(heads.heads, heads.headSize), hidden),
      ...qkNormPerHead(heads.headSize),
      rmsNorm('post_attention_layernorm', hidden),
      rmsNorm('pre_mlp_layernorm', hidden),
      rmsNorm('post_mlp_layernorm', hidden),
    ];
    const routes = [
      ...router('mlp.router.gate', routing.experts, hidden),
      routerCorrection('mlp.expert_bias', routing.experts),
      ...routedExperts('mlp.', routing.experts, hidden, expertWidth),
      ...(shared > 0 ? sharedExperts('mlp.shared_experts.', hidden, sharedWidth) : []),
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
