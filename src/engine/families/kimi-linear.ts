import type { Config } from '../config.ts';
import { product, type Dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { deltaAttention } from '../layers/linear-attention.ts';
import { latentAttention } from '../layers/mla.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { router, routerCorrection, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { linear } from '../layers/linear.ts';
import { nest, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { moeOf, readDim, readFlag, readRouting, readSizes } from './fields.ts';
import { layersOf } from './layer-lists.ts';
import { LINEAR_KINDS, readKimiKinds } from './kimi-layers.ts';
import { readDenseFirst, readMlpTypes } from './routed-layers.ts';
import { noteUnshippedDraft } from './no-draft.ts';

/** Kimi Linear: delta attention with latent attention every few layers, and experts after the first layer. */
export const kimiLinear: Family = {
  id: 'kimi_linear',
  classes: ['KimiLinearForCausalLM'],
  layerTypes: LINEAR_KINDS,
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const kinds = readKimiKinds(config, layers.size);
    const experts = config.spelling('num_experts', 'num_local_experts');
    const routing = readRouting(
      config,
      experts,
      config.spelling('num_experts_per_token', 'num_experts_per_tok'),
    );
    config.only('moe_layer_freq', 1, 'Every layer after the dense ones routes.');
    config.only('tie_word_embeddings', false, 'The release isn’t tied, and the class cannot tie.');
    const { dense, routed } = readMlpTypes(config, layers, () => readDenseFirst(config, layers, 1));
    noteUnshippedDraft(config, 'num_nextn_predict_layers');
    return decoder({
      vocab,
      hidden,
      tied: false,
      moe: moeOf(routing, routed.size),
      layers: [
        { count: layers, rows: norms(hidden) },
        {
          count: layersOf('attention layers', kinds, 'full_attention'),
          rows: readLatentAttention(config, hidden),
        },
        {
          count: layersOf('delta layers', kinds, 'linear_attention'),
          rows: readDeltaAttention(config, hidden),
        },
        {
          count: dense,
          rows: gatedMlp('ffn', 'mlp.', hidden, config.dim('FFN width', 'intermediate_size')),
        },
        { count: routed, rows: readExperts(config, hidden, routing.experts) },
      ],
    });
  },
};

function norms(hidden: Dim): Row[] {
  return [rmsNorm('input_layernorm', hidden), rmsNorm('post_attention_layernorm', hidden)];
}

function readLatentAttention(config: Config, hidden: Dim): Row[] {
  // Latent attention has as many key-value heads as heads, whatever these two fields say.
  config.ignore('num_key_value_heads', 'head_dim');
  return latentAttention({
    hidden,
    heads: config.dim('heads', 'num_attention_heads'),
    queryRank: config.has('q_lora_rank') ? config.dim('query rank', 'q_lora_rank') : null,
    kvRank: config.dim('KV rank', 'kv_lora_rank'),
    nopeSize: config.size('qk_nope_head_dim'),
    ropeSize: config.size('qk_rope_head_dim'),
    valueSize: config.size('v_head_dim'),
    bias: readFlag(config, 'attention_bias', false),
  });
}

/** Released configs hold these sizes in a part of its own, transformers 5 writes them flat. */
function readDeltaAttention(config: Config, hidden: Dim): Row[] {
  const nested = config.has('linear_attn_config');
  const at = nested ? config.nested('linear_attn_config') : config;
  const read = (name: string, inner: string, flat: string, otherwise: number): Dim => {
    config.ignore(flat);
    return readDim(at, name, nested ? inner : flat, otherwise);
  };
  return deltaAttention({
    hidden,
    heads: read('delta heads', 'num_heads', 'linear_num_heads', 32),
    headSize: read('delta head size', 'head_dim', 'linear_head_dim', 128),
    kernel: read('kernel', 'short_conv_kernel_size', 'linear_conv_kernel_dim', 4),
  });
}

function readExperts(config: Config, hidden: Dim, experts: Dim): Row[] {
  const width = config.dim('expert width', 'moe_intermediate_size');
  const sharedKey = config.spelling('num_shared_experts', 'n_shared_experts');
  const sharedWidth = product(readDim(config, 'shared experts', sharedKey, 1), width);
  const expert = [
    ...linear('routed', 'w1', width, hidden),
    ...linear('routed', 'w2', hidden, width),
    ...linear('routed', 'w3', width, hidden),
  ];
  return nest(
    [
      ...router('gate', experts, hidden),
      routerCorrection('gate.e_score_correction_bias', experts),
      ...nest(expert, 'experts.*.', experts),
      ...sharedExperts('shared_experts.', hidden, sharedWidth),
    ],
    'block_sparse_moe.',
  );
}
