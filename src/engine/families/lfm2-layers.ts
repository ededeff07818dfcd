import type { Config } from '../config.ts';
import { product, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { gatedShortConvolution } from '../layers/short-convolution.ts';
import { nest, type Row } from '../ledger.ts';
import type { Role } from '../roles.ts';
import { readDim, readFlag, readHeads } from './fields.ts';

/** What a layer of LFM2 holds beside its feed-forward, dense or routed. */

export const LFM2_KINDS = ['conv', 'full_attention'] as const;

export function operatorNorms(hidden: Dim): Row[] {
  return [rmsNorm('operator_norm', hidden), rmsNorm('ffn_norm', hidden)];
}

export function readConvolution(config: Config, hidden: Dim): Row[] {
  const kernel = readDim(config, 'kernel', 'conv_L_cache', 3);
  return gatedShortConvolution('conv.', hidden, kernel, readFlag(config, 'conv_bias', false));
}

export function readAttention(config: Config, hidden: Dim): Row[] {
  const { heads, kvHeads, headSize } = readHeads(config, hidden, {
    kvHeads: 8,
    headSize: 'hidden/heads',
  });
  const queries = product(heads, headSize);
  const keys = product(kvHeads, headSize);
  return nest(
    [
      ...linear('attention', 'q_proj', queries, hidden),
      ...linear('attention', 'k_proj', keys, hidden),
      ...linear('attention', 'v_proj', keys, hidden),
      ...linear('attention', 'out_proj', hidden, queries),
      rmsNorm('q_layernorm', headSize),
      rmsNorm('k_layernorm', headSize),
    ],
    'self_attn.',
  );
}

/** Gate w1, up w3 and down w2. */
export function numberedMlp(role: Role, prefix: string, hidden: Dim, width: Dim): Row[] {
  return [
    ...linear(role, `${prefix}w1`, width, hidden),
    ...linear(role, `${prefix}w3`, width, hidden),
    ...linear(role, `${prefix}w2`, hidden, width),
  ];
}

/** Both models read an older spelling first; without either the tables are tied. */
export function readTiedEmbedding(config: Config): boolean {
  return config.flagOr(config.spelling('tie_embedding', 'tie_word_embeddings'), {
    value: true,
    because: "the reference class's default",
  });
}
