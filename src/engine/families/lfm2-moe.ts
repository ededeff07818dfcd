import { dim, type Dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { router, routerCorrection } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { nest } from '../ledger.ts';
import type { Config } from '../config.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readRouting, readSizes } from './fields.ts';
import { layersOf, readLayerKinds } from './layer-lists.ts';
import {
  LFM2_KINDS,
  numberedMlp,
  operatorNorms,
  readAttention,
  readConvolution,
  readTiedEmbedding,
} from './lfm2-layers.ts';

/** LFM2 with experts after the first layers. */
export const lfm2Moe: Family = {
  id: 'lfm2_moe',
  classes: ['Lfm2MoeForCausalLM'],
  layerTypes: LFM2_KINDS,
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const kinds = readKinds(config, layers.size);
    const { dense, routed } = readDenseLayers(config, layers);
    const routing = readRouting(config, 'num_experts');
    const expertWidth = config.dim('expert width', 'moe_intermediate_size');
    const denseWidth = config.dim('FFN width', 'intermediate_size');
    const routes = [
      ...router('feed_forward.gate', routing.experts, hidden),
      ...(readFlag(config, 'use_expert_bias', true)
        ? [routerCorrection('feed_forward.expert_bias', routing.experts)]
        : []),
      ...nest(
        numberedMlp('routed', '', hidden, expertWidth),
        'feed_forward.experts.*.',
        routing.experts,
      ),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTiedEmbedding(config),
      moe: moeOf(routing, routed.size),
      final: [rmsNorm('model.embedding_norm', hidden)],
      layers: [
        { count: layers, rows: operatorNorms(hidden) },
        {
          count: layersOf('attention layers', kinds, 'full_attention'),
          rows: readAttention(config, hidden),
        },
        {
          count: layersOf('convolution layers', kinds, 'conv'),
          rows: readConvolution(config, hidden),
        },
        { count: dense, rows: numberedMlp('ffn', 'feed_forward.', hidden, denseWidth) },
        { count: routed, rows: routes },
      ],
    });
  },
};

function readKinds(config: Config, layers: number): readonly (typeof LFM2_KINDS)[number][] {
  const kinds = readLayerKinds(config, 'layer_types', layers, LFM2_KINDS);
  if (kinds) return kinds;
  throw config.refusal(
    'missing-field',
    'layer_types',
    undefined,
    'It alone says which layers attend.',
    'Copy it from the published config.json.',
  );
}

function readDenseLayers(config: Config, layers: Dim): { dense: Dim; routed: Dim } {
  const stated = config.countOr('num_dense_layers', {
    value: 2,
    because: "the reference class's default",
  });
  const dense = Math.min(stated, layers.size);
  return { dense: dim('dense layers', dense), routed: dim('MoE layers', layers.size - dense) };
}
