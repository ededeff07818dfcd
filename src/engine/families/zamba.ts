import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { headedScan } from '../layers/ssm.ts';
import { nest, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readSizes } from './fields.ts';
import { readLayerKinds } from './layer-lists.ts';
import { readExpanded, readStepRank } from './mamba-fields.ts';
import {
  perUse,
  readSharedBlock,
  readTiedOnly,
  sharedAttention,
  ZAMBA_KINDS,
} from './zamba-layers.ts';

/** Zamba: Mamba mixers, and one transformer block whose weights all hybrid layers share. */
export const zamba: Family = {
  id: 'zamba',
  classes: ['ZambaForCausalLM'],
  layerTypes: ZAMBA_KINDS,
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const uses = countHybrid(config, layers.size);
    const width = config.dim('FFN width', 'intermediate_size');
    const mixer = [rmsNorm('input_layernorm', hidden), ...readMixer(config, hidden)];
    const block = [
      ...sharedAttention(readSharedBlock(config, hidden, 16)),
      ...gatedMlp('ffn', 'feed_forward.', hidden, width),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTiedOnly(config),
      final: [rmsNorm('model.final_layernorm', hidden)],
      layers: [
        { count: dim('mixer layers', layers.size - uses), rows: mixer },
        { count: dim('hybrid layers', uses), rows: perUse(hidden, mixer) },
        { count: dim('shared blocks', Math.min(uses, 1)), rows: nest(block, 'shared_transf.') },
      ],
    });
  },
};

function readMixer(config: Config, hidden: Dim): Row[] {
  const inner = readExpanded(config, hidden);
  const heads = readDim(config, 'mixer heads', 'n_mamba_heads', 2);
  if (inner.size % heads.size !== 0) {
    throw config.refusal(
      'inconsistent',
      'n_mamba_heads',
      heads.size,
      `It must divide the width of the mixer, ${inner.size}.`,
      'Correct the sizes from the published config.json.',
    );
  }
  return headedScan('mamba.', {
    hidden,
    inner,
    heads,
    headSize: dim('mixer head size', inner.size / heads.size),
    state: readDim(config, 'state', 'mamba_d_state', 16),
    kernel: readDim(config, 'kernel', 'mamba_d_conv', 4),
    stepRank: readStepRank(config, 'mamba_dt_rank', hidden),
    convBias: readFlag(config, 'mamba_conv_bias', true),
    projBias: readFlag(config, 'mamba_proj_bias', false),
  });
}

/** A list decides; without one the third layer is hybrid and then one in so many. */
function countHybrid(config: Config, layers: number): number {
  const key = config.spelling('layers_block_type', 'layer_types');
  const kinds = readLayerKinds(config, key, layers, ZAMBA_KINDS);
  const because = "the reference class's default";
  const period = config.sizeOr('attn_layer_period', { value: 6, because });
  const offset = config.countOr('attn_layer_offset', { value: 4, because });
  if (kinds) return kinds.filter((kind) => kind === 'hybrid').length;
  const later = Array.from({ length: Math.max(0, layers - 3) }, (_, at) => at);
  return 1 + later.filter((at) => at % period === offset).length;
}
