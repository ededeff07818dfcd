import type { Config } from '../config.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';
import { placed, type Place } from './placed.ts';

/** Qwen3's layer: norms on queries and keys head by head. The head size is the class's constant. */
export function buildQwen3(config: Config, place: Place): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const heads = readHeads(config, hidden, { kvHeads: 32, headSize: 128 });
  const width = config.dim('FFN width', 'intermediate_size');
  const bias = readFlag(config, 'attention_bias', false);
  const layer = [
    rmsNorm('input_layernorm', hidden),
    ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
    ...qkNormPerHead(heads.headSize),
    rmsNorm('post_attention_layernorm', hidden),
    ...gatedMlp('ffn', 'mlp.', hidden, width),
  ];
  return decoder({
    vocab,
    hidden,
    ...placed(place, hidden),
    layers: [{ count: layers, rows: layer }],
  });
}

/** Dense Qwen3: head_dim apart from hidden / heads, norms on queries and keys, no biases. */
export const qwen3: Family = {
  id: 'qwen3',
  modelTypes: ['qwen3'],
  classes: ['Qwen3ForCausalLM'],
  build: (config) => buildQwen3(config, { prefix: 'model.', tied: readTied(config, false) }),
};
