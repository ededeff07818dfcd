import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { stateSpaceDual } from '../layers/ssm.ts';
import { nest, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readSizes } from './fields.ts';
import { readLayerKinds } from './layer-lists.ts';
import { readExpanded } from './mamba-fields.ts';
import {
  perUse,
  readSharedBlock,
  readTiedOnly,
  sharedAttention,
  ZAMBA_KINDS,
  type SharedBlock,
} from './zamba-layers.ts';

/**
 * Zamba2: Mamba-2 mixers, and a few transformer blocks that the hybrid layers use
 * in turn; each use adds low-rank adapters of its own to the block's weights.
 */
export const zamba2: Family = {
  id: 'zamba2',
  classes: ['Zamba2ForCausalLM'],
  layerTypes: ZAMBA_KINDS,
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const uses = countHybrid(config, layers.size);
    const blocks = Math.min(uses, readDim(config, 'blocks', 'num_mem_blocks', 1).size);
    const width = dim(
      'FFN width',
      config.sizeOr('intermediate_size', { value: 4 * hidden.size, because: '4 × hidden' }),
    );
    const bias = readFlag(config, 'add_bias_linear', false);
    const mixer = [rmsNorm('input_layernorm', hidden), ...readMixer(config, hidden, bias)];
    const shared = readSharedBlock(config, hidden, null);
    const block = [...sharedAttention(shared), ...fusedMlp(hidden, width, bias)];
    return decoder({
      vocab,
      hidden,
      tied: readTiedOnly(config),
      final: [rmsNorm('model.final_layernorm', hidden)],
      layers: [
        { count: dim('mixer layers', layers.size - uses), rows: mixer },
        {
          count: dim('hybrid layers', uses),
          rows: [
            ...perUse(hidden, mixer),
            ...nest(readAdapters(config, shared, width), 'shared_transformer.'),
          ],
        },
        { count: dim('shared blocks', blocks), rows: nest(block, 'shared_transformer.') },
      ],
    });
  },
};

function readMixer(config: Config, hidden: Dim, bias: boolean): Row[] {
  const width = readExpanded(config, hidden);
  const heads = readDim(config, 'mixer heads', 'n_mamba_heads', 8);
  if (width.size % heads.size !== 0) {
    throw config.refusal(
      'inconsistent',
      'n_mamba_heads',
      heads.size,
      `It must divide the width of the mixer, ${width.size}.`,
      'Correct the sizes from the published config.json.',
    );
  }
  config.only('use_conv_bias', true, 'The reference class gives every convolution a bias.');
  // What follows from other fields: stated in released configs, sizing nothing.
  config.ignore('mamba_headdim', 'kv_channels', 'num_query_groups', 'use_mem_rope');
  return stateSpaceDual('mamba.', {
    hidden,
    heads,
    inner: product(heads, dim('mixer head size', width.size / heads.size)),
    groups: readDim(config, 'groups', 'mamba_ngroups', 1),
    state: readDim(config, 'state', 'mamba_d_state', 64),
    kernel: readDim(config, 'kernel', 'mamba_d_conv', 4),
    convBias: true,
    inBias: bias,
    outBias: bias,
    norm: true,
  });
}

/** Gate and up in one matrix. */
function fusedMlp(hidden: Dim, width: Dim, bias: boolean): Row[] {
  const gateAndUp = product(dim('gate and up', 2), width);
  return [
    ...linear('ffn', 'feed_forward.gate_up_proj', gateAndUp, hidden, bias),
    ...linear('ffn', 'feed_forward.down_proj', hidden, width, bias),
  ];
}

/** One use's adapters: always on gate and up, on queries, keys and values where the config says so. */
function readAdapters(config: Config, { hidden, doubled }: SharedBlock, width: Dim): Row[] {
  const rank = readDim(config, 'adapter rank', 'adapter_rank', 128);
  const gateAndUp = product(dim('gate and up', 2), width);
  const attends = readFlag(config, 'use_shared_attention_adapter', false);
  return [
    ...adapter('ffn', 'feed_forward.gate_up_proj_adapter_list.*', hidden, rank, gateAndUp),
    ...(attends ? ['q', 'k', 'v'] : []).flatMap((stream) =>
      adapter('attention', `self_attn.linear_${stream}_adapter_list.*`, doubled, rank, doubled),
    ),
  ];
}

function adapter(role: 'ffn' | 'attention', name: string, into: Dim, rank: Dim, out: Dim): Row[] {
  return [...linear(role, `${name}.0`, rank, into), ...linear(role, `${name}.1`, out, rank)];
}

function countHybrid(config: Config, layers: number): number {
  const key = 'layers_block_type';
  const kinds = readLayerKinds(config, key, layers, ZAMBA_KINDS);
  // The newer spelling alone misleads the class: it counts uses before it reads it.
  if (kinds) config.spelling(key, 'layer_types');
  if (!kinds) {
    throw config.refusal(
      'missing-field',
      key,
      undefined,
      'It alone says which layers use a shared block.',
      'Copy it from the published config.json.',
    );
  }
  const hybrid = kinds.flatMap((kind, at) => (kind === 'hybrid' ? [at] : []));
  const stated = config.raw('hybrid_layer_ids');
  if (stated == null || JSON.stringify(stated) === JSON.stringify(hybrid)) return hybrid.length;
  throw config.refusal(
    'inconsistent',
    'hybrid_layer_ids',
    stated,
    `${key} has its hybrid layers at ${hybrid.join(', ')}.`,
    'Correct the one that differs from the published config.json.',
  );
}
