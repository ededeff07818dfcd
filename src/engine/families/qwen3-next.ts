import { decoder } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import type { Family } from './family.ts';
import { moeOf, readDim, readRouting, readSizes, readTied } from './fields.ts';
import { blockNorms, expertRows, HYBRID_LAYERS, readMixers } from './qwen-hybrid.ts';
import { readQwenDraft } from './qwen-draft.ts';
import { readSparseStep } from './routed-layers.ts';

/** Qwen3-Next: Gated DeltaNet layers between attending ones, and experts in nearly all. */
export const qwen3Next: Family = {
  id: 'qwen3_next',
  classes: ['Qwen3NextForCausalLM'],
  layerTypes: HYBRID_LAYERS,
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const mixers = readMixers(config, hidden, layers, {
      kvHeads: 2,
      projections: 'qkvz and ba',
    });
    const { dense, routed } = readSparseStep(config, layers);
    const routing = readRouting(config, 'num_experts');
    const denseWidth = config.dim('FFN width', 'intermediate_size');
    const experts = expertRows(
      {
        routing,
        width: config.dim('expert width', 'moe_intermediate_size'),
        sharedWidth: readDim(config, 'shared width', 'shared_expert_intermediate_size', 512),
      },
      hidden,
      false,
    );
    const norms = blockNorms(hidden);
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      moe: moeOf(routing, routed.size),
      layers: [
        { count: layers, rows: norms },
        { count: mixers.attending, rows: mixers.attention },
        { count: mixers.linear, rows: mixers.deltaNet },
        { count: dense, rows: gatedMlp('ffn', 'mlp.', hidden, denseWidth) },
        { count: routed, rows: experts },
      ],
      // Releases ship the block and their configs don't declare it; this is the key that would.
      draft: readQwenDraft(config, 'num_nextn_predict_layers', hidden, [
        ...norms,
        ...mixers.attention,
        ...experts,
      ]),
    });
  },
};
