import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { ernieVisionTower } from '../layers/ernie-vision-tower.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { EXPERTS, routedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { intoTower } from '../layers/tower.ts';
import { row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import {
  moeOf,
  readDim,
  readFlag,
  readHeads,
  readRouting,
  readSizes,
  type Routing,
} from './fields.ts';
import { readPair } from './pair.ts';
import { placed } from './placed.ts';
import { readMlpTypes, splitAt, type Split } from './routed-layers.ts';
import { readOuterTied, readPart } from './wrapped.ts';

/**
 * ERNIE 4.5 VL: each routed layer has experts for words and narrower ones for pictures, which no
 * word reaches and which therefore stand in the vision tower's role. Released configs have the
 * language model's fields at the top, the reference class in a part of their own.
 */
export const ernie45VlMoe: Family = {
  id: 'ernie4_5_vl_moe',
  aliases: ['ernie4_5_moe_vl'],
  classes: [
    'Ernie4_5_VLMoeForConditionalGeneration',
    'Ernie4_5_VL_MoeForConditionalGeneration',
    'Ernie4_5_VLMoeForCausalLM',
  ],
  build(config) {
    const text = config.has('text_config')
      ? readPart(config, 'text_config', ['ernie4_5_vl_moe_text'])
      : config;
    const { vocab, hidden, layers } = readSizes(text);
    const heads = readHeads(text, hidden, { kvHeads: 4, headSize: 'hidden/heads' });
    const { dense, routed } = readMlpTypes(text, layers, () => readRoutedLayers(text, layers));
    const bias = readFlag(text, 'use_bias', false);
    const experts = readExperts(text);
    const shared = text.countOr('moe_num_shared_experts', {
      value: 2,
      because: "the reference class's default",
    });
    const every = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      rmsNorm('post_attention_layernorm', hidden),
    ];
    const sharedWidth = product(dim('shared experts', shared), experts.words);
    return decoder({
      vocab,
      hidden,
      ...placed(
        {
          prefix: 'model.',
          tied: readOuterTied(config, text, true),
          extra: readTower(config, hidden),
        },
        hidden,
      ),
      moe: moeOf(experts.routing, routed.size),
      layers: [
        { count: layers, rows: every },
        {
          count: dense,
          rows: gatedMlp('ffn', 'mlp.', hidden, text.dim('FFN width', 'intermediate_size'), bias),
        },
        {
          count: routed,
          rows: [
            ...routes(experts, hidden),
            ...(shared > 0
              ? gatedMlp('shared', 'mlp.shared_experts.', hidden, sharedWidth, bias)
              : []),
          ],
        },
      ],
    });
  },
};

interface Experts {
  readonly routing: Routing;
  readonly words: Dim;
  readonly pictures: Dim;
}

/** As many experts of either kind; a list says it for both. */
function readExperts(text: Config): Experts {
  const key = 'moe_num_experts';
  const [count, other] = readPair(text, key, EXPERTS, 64);
  if (count.size !== other.size) {
    throw text.refusal(
      'not-understood',
      key,
      [count.size, other.size],
      'The correction of both routers is one tensor, as if there were as many experts of either kind.',
      'Count the file itself.',
    );
  }
  const widths = 'moe_intermediate_size';
  if (text.raw(widths) == null) text.assume(`${widths} is not given: 1536, 512.`);
  const [words, pictures] = text.raw(widths) == null ? PAIR : readPair(text, widths, 'width', 1);
  text.decide(key, count.size);
  return {
    routing: readRouting(text, key, 'moe_k'),
    words: dim('expert width', words.size),
    pictures: dim('vision expert width', pictures.size),
  };
}

/** Widths of the reference class. */
const PAIR = [dim('width', 1536), dim('width', 512)] as const;

/** Both routers lie input side first, and their corrections in one tensor. */
function routes({ routing, words, pictures }: Experts, hidden: Dim): Row[] {
  const count = routing.experts;
  const gate = (name: string): Row =>
    row({ role: 'router', kind: 'matrix', name: `mlp.gate.${name}`, shape: [hidden, count] });
  return [
    gate('weight'),
    row({
      role: 'router',
      kind: 'bias',
      name: 'mlp.moe_statics.e_score_correction_bias',
      shape: [dim('groups', 2), count],
    }),
    ...routedExperts('mlp.', count, hidden, words),
    ...intoTower('vision', [gate('weight_1'), ...routedExperts('mlp.', count, hidden, pictures)]),
  ];
}

/** Every so many layers route, from one layer to another, for words and for pictures alike. */
function readRoutedLayers(text: Config, layers: Dim): Split {
  if (!text.has('moe_layer_start_index')) return splitAt(layers, (at) => at >= 1);
  const interval = readDim(text, 'step', 'moe_layer_interval', 1).size;
  const ends = readPair(text, 'moe_layer_end_index', 'last', layers.size - 1);
  const starts = readPair(text, 'moe_layer_start_index', 'first', 1);
  const [words, pictures] = ([0, 1] as const).map((kind) =>
    splitAt(
      layers,
      (at) => (at + 1) % interval === 0 && at >= starts[kind].size && at <= ends[kind].size,
    ),
  ) as [Split, Split];
  if (words.routed.size === pictures.routed.size && starts[0].size === starts[1].size) return words;
  throw text.refusal(
    'not-understood',
    'moe_layer_start_index',
    text.raw('moe_layer_start_index'),
    'Layers with experts for words only, or for pictures only, are not read.',
    'Count the file itself.',
  );
}

function readTower(config: Config, out: Dim): Row[] {
  const vision = readPart(config, 'vision_config', [
    'ernie4_5_vl_moe_vision',
    'DFNRope_vision_transformer',
  ]);
  // Heads divide the width.
  vision.ignore('num_heads');
  const width = readDim(vision, 'vision width', vision.spelling('embed_dim', 'hidden_size'), 1280);
  const side = readDim(vision, 'patch side', 'patch_size', 14);
  const channels = readDim(vision, 'channels', 'in_channels', 3);
  const merged = readDim(vision, 'merged side', 'spatial_merge_size', 2);
  const frames = readDim(vision, 'frames', 'temporal_merge_size', 2);
  // The same again at the top of released configs.
  config.only('pixel_hidden_size', width.size, "It is the tower's width.");
  config.only('spatial_conv_size', merged.size, 'It is the side of the merged patches.');
  config.only('temporal_conv_size', frames.size, 'It is the number of merged frames.');
  config.only('use_temporal_conv', true, 'Every release resamples in time.');
  return ernieVisionTower({
    depth: readDim(vision, 'blocks', 'depth', 32),
    width,
    inner: vision.has('mlp_ratio')
      ? product(vision.dim('widening', 'mlp_ratio'), width)
      : readDim(vision, 'vision FFN width', 'intermediate_size', 5120),
    patch: product(channels, side, dim('patch side', side.size)),
    merge: { patches: product(merged, dim('merged side', merged.size)), frames },
    out,
  });
}
