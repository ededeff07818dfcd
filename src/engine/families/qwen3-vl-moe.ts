import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import { inputFirstExperts } from '../layers/stacked-experts.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes } from './fields.ts';
import { givenName } from './given-name.ts';
import { placed } from './placed.ts';
import { readQwenVision } from './qwen-vision.ts';
import { readOuterTied, readPart } from './wrapped.ts';
import { readSparseStep } from './routed-layers.ts';

/** Qwen3-VL with experts: Qwen3's routed layers, the experts stacked in the file and input side first. */
export const qwen3VlMoe: Family = {
  id: 'qwen3_vl_moe',
  classes: ['Qwen3VLMoeForConditionalGeneration'],
  build(config) {
    const text = readPart(config, 'text_config', ['qwen3_vl_moe_text']);
    const tied = readOuterTied(config, text, false);
    const extra = readQwenVision(config, ['qwen3_vl_moe', 'qwen3_vl_moe_vision'], [8, 16, 24]);
    const { vocab, hidden, layers } = readSizes(text);
    const heads = readHeads(text, hidden, { kvHeads: 16, headSize: 'whole' });
    const { dense, routed } = readSparseStep(text, layers);
    const routing = readRouting(text, givenName(text, 'num_experts', 'num_local_experts'));
    const expertWidth = text.dim('expert width', 'moe_intermediate_size');
    const denseWidth = text.dim('FFN width', 'intermediate_size');
    const bias = readFlag(text, 'attention_bias', false);
    const every = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      ...qkNormPerHead(heads.headSize),
      rmsNorm('post_attention_layernorm', hidden),
    ];
    const routes = [
      ...router('mlp.gate', routing.experts, hidden),
      ...inputFirstExperts('mlp.experts.', routing.experts, hidden, expertWidth),
    ];
    return decoder({
      vocab,
      hidden,
      ...placed({ prefix: 'model.language_model.', tied, extra }, hidden),
      moe: moeOf(routing, routed.size),
      layers: [
        { count: layers, rows: every },
        { count: dense, rows: gatedMlp('ffn', 'mlp.', hidden, denseWidth) },
        { count: routed, rows: routes },
      ],
    });
  },
};
