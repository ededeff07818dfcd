import type { Config } from '../config.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';

/** Gemma 2 and 3 put a norm before and after both halves of a layer: four in all. */
export function buildGemma(config: Config, { qkNorm }: { readonly qkNorm: boolean }): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const heads = readHeads(config, hidden, { kvHeads: 4, headSize: 256 });
  const width = config.dim('FFN width', 'intermediate_size');
  const bias = readFlag(config, 'attention_bias', false);
  const layer = [
    rmsNorm('input_layernorm', hidden),
    ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
    ...(qkNorm ? qkNormPerHead(heads.headSize) : []),
    rmsNorm('post_attention_layernorm', hidden),
    rmsNorm('pre_feedforward_layernorm', hidden),
    ...gatedMlp('ffn', 'mlp.', hidden, width),
    rmsNorm('post_feedforward_layernorm', hidden),
  ];
  const tied = readTied(config, true);
  return decoder({ vocab, hidden, tied, layers: [{ count: layers, rows: layer }] });
}

export const gemma2: Family = {
  id: 'gemma2',
  modelTypes: ['gemma2'],
  classes: ['Gemma2ForCausalLM'],
  build: (config) => buildGemma(config, { qkNorm: false }),
};
