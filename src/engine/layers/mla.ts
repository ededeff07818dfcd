import { dim, product, type Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { rmsNorm } from './norms.ts';

export interface LatentAttention {
  readonly hidden: Dim;
  readonly heads: Dim;
  /** Rank of the compressed query; null where queries are projected directly (DeepSeek-V2-Lite). */
  readonly queryRank: Dim | null;
  readonly kvRank: Dim;
  readonly nopeSize: number;
  readonly ropeSize: number;
  readonly valueSize: number;
  /** Biases on the two down-projections and on o; released models have none. */
  readonly bias: boolean;
  readonly prefix?: string;
}

/**
 * Multi-head latent attention (arXiv 2405.04434 §2.1): queries and key-values pass
 * through low-rank spaces, each with a norm; the rotary part of the key is shared
 * by all heads, so it is added once to the key-value rank.
 */
export function latentAttention(attention: LatentAttention): Row[] {
  const { hidden, heads, queryRank, kvRank, nopeSize, ropeSize, valueSize, bias } = attention;
  const prefix = attention.prefix ?? 'self_attn.';
  const queries = product(heads, dim('query-key head size', nopeSize + ropeSize));
  const values = product(heads, dim('value head size', valueSize));
  const expanded = product(heads, dim('key and value head size', nopeSize + valueSize));
  const compressed = dim('KV rank + rotary size', kvRank.size + ropeSize);
  return [
    ...(queryRank
      ? [
          ...linear('attention', `${prefix}q_a_proj`, queryRank, hidden, bias),
          rmsNorm(`${prefix}q_a_layernorm`, queryRank),
          ...linear('attention', `${prefix}q_b_proj`, queries, queryRank),
        ]
      : linear('attention', `${prefix}q_proj`, queries, hidden)),
    ...linear('attention', `${prefix}kv_a_proj_with_mqa`, compressed, hidden, bias),
    rmsNorm(`${prefix}kv_a_layernorm`, kvRank),
    ...linear('attention', `${prefix}kv_b_proj`, expanded, kvRank),
    ...linear('attention', `${prefix}o_proj`, hidden, values, bias),
  ];
}
