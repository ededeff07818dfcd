import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router, routerCorrection, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import {
  moeOf,
  readDenseFirst,
  readFlag,
  readHeads,
  readRouting,
  readSizes,
  readTied,
} from './fields.ts';
import { readDraft } from './draft-fields.ts';

/** GLM-4.5 to 4.7: biases on q, k and v but not on o, the first layers dense, one draft block. */
export const glm4Moe: Family = {
  id: 'glm4_moe',
  modelTypes: ['glm4_moe'],
  classes: ['Glm4MoeForCausalLM'],
  reference: 'transformers/models/glm4_moe/modeling_glm4_moe.py',
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 'hidden/heads' });
    const { dense, routed } = readDenseFirst(config, layers, 1);
    const routing = readRouting(config, 'n_routed_experts');
    const expertWidth = config.dim('expert width', 'moe_intermediate_size');
    const denseWidth = config.dim('FFN width', 'intermediate_size');
    const shared = config.countOr('n_shared_experts', {
      value: 1,
      because: "the reference class's default",
    });
    const sharedWidth = product(dim('shared experts', shared), expertWidth);
    const every = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({
        hidden,
        ...heads,
        qkvBias: readFlag(config, 'attention_bias', false),
        outBias: false,
      }),
      ...(readFlag(config, 'use_qk_norm', false) ? qkNormPerHead(heads.headSize) : []),
      rmsNorm('post_attention_layernorm', hidden),
    ];
    const routes: Row[] = [
      ...router('mlp.gate', routing.experts, hidden),
      routerCorrection('mlp.gate.e_score_correction_bias', routing.experts),
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
      ...readDraft(config, { vocab, hidden, layers }, [...every, ...routes]),
    });
  },
};
