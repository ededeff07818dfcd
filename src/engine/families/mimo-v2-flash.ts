import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router, routerCorrection } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { row, type Row } from '../ledger.ts';
import { refuseDraft } from './draft-fields.ts';
import type { Family } from './family.ts';
import { moeOf, readDim, readFlag, readRouting, readSizes, readTied } from './fields.ts';
import { readFullLayers } from './full-layers.ts';
import { layersOf, readLayerKinds } from './layer-lists.ts';
import { readMlpTypes, splitAt, type Split } from './routed-layers.ts';

/**
 * MiMo-V2-Flash: sliding and full layers differ in key-value heads and sinks. The
 * reference class derives the sliding layers' sizes from the full ones'; the
 * release states them in fields of their own, which count.
 */
export const mimoV2Flash: Family = {
  id: 'mimo_v2_flash',
  classes: ['MiMoV2FlashForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const kinds = readFullLayers(config, layers, {
      key: 'hybrid_layer_pattern',
      full: 0,
      other: 'sliding_attention',
      otherwise: (layer) => layer === 0 || (layer + 1) % 6 === 0,
    });
    const wide = readFull(config);
    const { dense, routed } = readRoutedLayers(config, layers);
    const routing = readRouting(config, 'n_routed_experts');
    const expertWidth = config.dim('expert width', 'moe_intermediate_size');
    const denseWidth = config.dim('FFN width', 'intermediate_size');
    config.only('topk_method', 'noaux_tc', 'The only method of the reference class.');
    config.only('n_shared_experts', 0, 'No release has a shared expert.');
    refuseDraft(config, 'num_nextn_predict_layers');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      moe: moeOf(routing, routed.size),
      layers: [
        {
          count: layers,
          rows: [rmsNorm('input_layernorm', hidden), rmsNorm('post_attention_layernorm', hidden)],
        },
        { count: layersOf('full layers', kinds, true), rows: attention(hidden, wide) },
        {
          count: layersOf('sliding layers', kinds, false),
          rows: attention(hidden, readSliding(config, wide)),
        },
        { count: dense, rows: gatedMlp('ffn', 'mlp.', hidden, denseWidth) },
        {
          count: routed,
          rows: [
            ...router('mlp.gate', routing.experts, hidden),
            routerCorrection('mlp.gate.e_score_correction_bias', routing.experts),
            ...routedExperts('mlp.', routing.experts, hidden, expertWidth),
          ],
        },
      ],
    });
  },
};

interface Attention {
  readonly heads: Dim;
  readonly kvHeads: Dim;
  readonly keySize: Dim;
  readonly valueSize: Dim;
  readonly bias: boolean;
  readonly sinks: boolean;
}

function readFull(config: Config): Attention {
  return {
    heads: config.dim('heads', 'num_attention_heads'),
    kvHeads: readDim(config, 'KV heads', 'num_key_value_heads', 4),
    keySize: readDim(config, 'query-key head size', 'head_dim', 192),
    valueSize: readDim(config, 'value head size', 'v_head_dim', 128),
    bias: readFlag(config, 'attention_bias', false),
    sinks: readFlag(config, 'add_full_attention_sink_bias', false),
  };
}

function readSliding(config: Config, full: Attention): Attention {
  const like = (name: string, key: string, { size }: Dim): Dim =>
    dim(name, config.sizeOr(key, { value: size, because: 'as in the full layers' }));
  const twice = { value: 2 * full.kvHeads.size, because: 'twice the full layers’ in the class' };
  return {
    heads: like('sliding heads', 'swa_num_attention_heads', full.heads),
    kvHeads: dim('sliding KV heads', config.sizeOr('swa_num_key_value_heads', twice)),
    keySize: like('sliding query-key head size', 'swa_head_dim', full.keySize),
    valueSize: like('sliding value head size', 'swa_v_head_dim', full.valueSize),
    bias: full.bias,
    sinks: readFlag(config, 'add_swa_attention_sink_bias', true),
  };
}

function attention(
  hidden: Dim,
  { heads, kvHeads, keySize, valueSize, bias, sinks }: Attention,
): Row[] {
  const prefix = 'self_attn.';
  const sink = row({
    role: 'attention',
    kind: 'vector',
    name: `${prefix}attention_sink_bias`,
    shape: [heads],
  });
  return [
    ...linear('attention', `${prefix}q_proj`, product(heads, keySize), hidden, bias),
    ...linear('attention', `${prefix}k_proj`, product(kvHeads, keySize), hidden, bias),
    ...linear('attention', `${prefix}v_proj`, product(kvHeads, valueSize), hidden, bias),
    ...linear('attention', `${prefix}o_proj`, hidden, product(heads, valueSize)),
    ...(sinks ? [sink] : []),
  ];
}

/** The release's list of zeros and ones, or transformers' words; the class's first layer alone is dense. */
function readRoutedLayers(config: Config, layers: Dim): Split {
  const listed = readLayerKinds(config, 'moe_layer_freq', layers.size, [0, 1]);
  return readMlpTypes(config, layers, () =>
    splitAt(layers, (at) => (listed ? listed[at] === 1 : at > 0)),
  );
}
