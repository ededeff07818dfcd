import type { Config } from '../config.ts';
import { product } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { numberedExperts, router, routerCorrection } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormFullWidth } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { moeOf, readHeads, readRouting, readSizes, readTied } from './fields.ts';
import { readLayerKinds } from './layer-lists.ts';
import { noteUnshippedDraft } from './no-draft.ts';

/** MiniMax-M2 to M2.7: every layer routes, queries and keys are normed whole, no draft block in any release. */
export const minimaxM2: Family = {
  id: 'minimax_m2',
  classes: ['MiniMaxM2ForCausalLM'],
  build: buildMinimaxM2,
};

/** The first release of M2 calls itself by the type of the line before it. */
export function buildMinimaxM2(config: Config): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 128 });
  const routing = readRouting(config, 'num_local_experts');
  const width = config.dim('expert width', 'intermediate_size');
  refuseOtherVariants(config, layers.size);
  noteUnshippedDraft(config, 'num_mtp_modules');
  config.ignore('use_mtp', 'mtp_transformer_layers');
  const layer = [
    rmsNorm('input_layernorm', hidden),
    ...groupedQueryAttention({ hidden, ...heads, qkvBias: false, outBias: false }),
    ...qkNormFullWidth(
      product(heads.heads, heads.headSize),
      product(heads.kvHeads, heads.headSize),
    ),
    rmsNorm('post_attention_layernorm', hidden),
    ...router('block_sparse_moe.gate', routing.experts, hidden),
    routerCorrection('block_sparse_moe.e_score_correction_bias', routing.experts),
    ...numberedExperts('block_sparse_moe.', routing.experts, hidden, width),
  ];
  const tied = readTied(config, false);
  const moe = moeOf(routing, layers.size);
  return decoder({ vocab, hidden, tied, moe, layers: [{ count: layers, rows: layer }] });
}

/** Switches that the reference class doesn't read, because every release has them one way. */
function refuseOtherVariants(config: Config, layers: number): void {
  config.only('use_qk_norm', true, 'Every release norms queries and keys.');
  config.only('qk_norm_type', 'per_layer', 'Every release norms the whole width at once.');
  config.only('use_routing_bias', true, "Every release corrects the routers' scores.");
  config.only('shared_intermediate_size', 0, 'No release has a shared expert.');
  readLayerKinds(config, 'attn_type_list', layers, [1]);
}
