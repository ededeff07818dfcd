import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { intoDraft } from '../layers/draft.ts';
import { linear } from '../layers/linear.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { nest, row, type Row } from '../ledger.ts';
import { declaredDrafts } from './declared-drafts.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';
import { splitAt, type Split } from './routed-layers.ts';

/** ERNIE 4.5 with experts: one switch for all biases, the output head's too, but the experts'. */
export const ernie45Moe: Family = {
  id: 'ernie4_5_moe',
  classes: ['Ernie4_5_MoeForCausalLM', 'Ernie4_5_MoEForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 4, headSize: 'hidden/heads' });
    const { dense, routed } = readRoutedLayers(config, layers);
    const routing = readRouting(config, 'moe_num_experts', 'moe_k');
    const expertWidth = config.dim('expert width', 'moe_intermediate_size');
    const denseWidth = config.dim('FFN width', 'intermediate_size');
    const bias = readFlag(config, 'use_bias', false);
    const shared = config.countOr('moe_num_shared_experts', {
      value: 2,
      because: "the reference class's default",
    });
    const sharedWidth = product(dim('shared experts', shared), expertWidth);
    const plain = gatedMlp('ffn', 'mlp.', hidden, denseWidth, bias);
    const every = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      rmsNorm('post_attention_layernorm', hidden),
    ];
    // Whether the balance loss is auxiliary or not, the correction is stored.
    config.ignore('moe_use_aux_free');
    const routes = [
      ...router('mlp.gate', routing.experts, hidden),
      row({
        role: 'router',
        kind: 'bias',
        name: 'mlp.moe_statics.e_score_correction_bias',
        shape: [dim('groups', 1), routing.experts],
      }),
      ...routedExperts('mlp.', routing.experts, hidden, expertWidth),
      ...(shared > 0 ? gatedMlp('shared', 'mlp.shared_experts.', hidden, sharedWidth, bias) : []),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, true),
      headBias: bias,
      moe: moeOf(routing, routed.size),
      layers: [
        { count: layers, rows: every },
        { count: dense, rows: plain },
        { count: routed, rows: routes },
      ],
      draft: readDraftBlocks(config, hidden, [...every, ...plain]),
    });
  },
};

/** Draft blocks as the largest release has one: a dense layer, and each part numbered by itself. */
function readDraftBlocks(config: Config, hidden: Dim, layer: readonly Row[]): Row[] {
  const blocks = declaredDrafts(config);
  if (blocks === 0) return [];
  const parts = [
    ...nest(layer, 'mtp_block.*.'),
    rmsNorm('mtp_emb_norm.*', hidden),
    rmsNorm('mtp_hidden_norm.*', hidden),
    ...linear('other', 'mtp_linear_proj.*', hidden, product(dim('states', 2), hidden)),
  ];
  return nest(intoDraft(parts), 'model.', dim('draft blocks', blocks));
}

/** Every so many layers route, from one layer to another; -1 stands for the last. */
function readRoutedLayers(config: Config, layers: Dim): Split {
  const because = "the reference class's default";
  const start = config.countOr('moe_layer_start_index', { value: 1, because });
  const interval = config.sizeOr('moe_layer_interval', { value: 1, because });
  const last = layers.size - 1;
  const toTheEnd = config.raw('moe_layer_end_index') === -1;
  const end = toTheEnd ? last : config.countOr('moe_layer_end_index', { value: last, because });
  return splitAt(layers, (at) => (at + 1) % interval === 0 && at >= start && at <= end);
}
