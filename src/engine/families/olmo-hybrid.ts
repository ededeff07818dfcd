import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { separateDeltaNet } from '../layers/linear-attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormFullWidth } from '../layers/qk-norm.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readHeads, readSizes, readTied } from './fields.ts';
import { readLayerKinds } from './layer-lists.ts';

const KINDS = ['linear_attention', 'full_attention'] as const;

/** OLMo Hybrid: OLMo 2's attending layers, one in four, between layers of Gated DeltaNet. */
export const olmoHybrid: Family = {
  id: 'olmo_hybrid',
  classes: ['OlmoHybridForCausalLM'],
  layerTypes: KINDS,
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'hidden/heads' });
    const width = config.dim('FFN width', 'intermediate_size');
    const bias = readFlag(config, 'attention_bias', false);
    const attending = countAttending(config, layers.size);
    const queries = product(heads.heads, heads.headSize);
    const keys = product(heads.kvHeads, heads.headSize);
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      layers: [
        {
          count: layers,
          // Files of before transformers 5 call the norms of linear layers otherwise; the class reads both.
          rows: [
            rmsNorm('post_attention_layernorm', hidden),
            ...gatedMlp('ffn', 'mlp.', hidden, width),
          ],
        },
        {
          count: dim('attention layers', attending),
          rows: [
            ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
            ...qkNormFullWidth(queries, keys),
            rmsNorm('post_feedforward_layernorm', hidden),
          ],
        },
        {
          count: dim('linear-attention layers', layers.size - attending),
          rows: [
            rmsNorm('input_layernorm', hidden),
            ...readDeltaNet(config, hidden, heads.heads.size),
          ],
        },
      ],
    });
  },
};

/** As many heads as attention has; keys take three quarters of the width, values twice that. */
function readDeltaNet(config: Config, hidden: Dim, heads: number): Row[] {
  const size = (name: string, key: string, value: number, because: string): Dim =>
    dim(name, config.sizeOr(key, { value, because }));
  const many = 'as many as num_attention_heads';
  const keyHeads = size('key heads', 'linear_num_key_heads', heads, many);
  const valueHeads = size('value heads', 'linear_num_value_heads', heads, many);
  const share = Math.trunc((0.75 * hidden.size) / keyHeads.size);
  const why = 'three quarters of hidden / key heads, rounded down';
  const keySize = size('key head size', 'linear_key_head_dim', share, why);
  const valueSize = size(
    'value head size',
    'linear_value_head_dim',
    2 * keySize.size,
    'twice the key head size',
  );
  const kernel = readDim(config, 'kernel', 'linear_conv_kernel_dim', 4);
  return separateDeltaNet({ hidden, keyHeads, valueHeads, keySize, valueSize, kernel });
}

/** A list decides; without one every fourth layer attends, or the last where there are fewer. */
function countAttending(config: Config, layers: number): number {
  const kinds = readLayerKinds(config, 'layer_types', layers, KINDS);
  if (kinds) return kinds.filter((kind) => kind === 'full_attention').length;
  config.assume("layer_types is not given: every fourth attends, the reference class's default.");
  return Math.max(1, Math.floor(layers / 4));
}
