import { product } from '../dim.ts';
import type { Row } from '../ledger.ts';
import type { GroupedQuery } from './attention.ts';
import { linear } from './linear.ts';
import { rmsNorm } from './norms.ts';

export interface KvSharing extends Omit<GroupedQuery, 'prefix'> {
  /**
   * What a layer has of its own: keys and values; keys that serve as values too;
   * or neither, because it attends to those of an earlier layer.
   */
  readonly own: 'keys and values' | 'keys' | 'neither';
}

/** Attention with normed queries and keys, in a model where some layers go without a part of it. */
export function kvSharingAttention(attention: KvSharing): Row[] {
  const { hidden, heads, kvHeads, headSize, qkvBias, outBias, own } = attention;
  const queries = product(heads, headSize);
  const keys = product(kvHeads, headSize);
  const prefix = 'self_attn.';
  return [
    ...linear('attention', `${prefix}q_proj`, queries, hidden, qkvBias),
    rmsNorm(`${prefix}q_norm`, headSize),
    ...(own === 'neither'
      ? []
      : [
          ...linear('attention', `${prefix}k_proj`, keys, hidden, qkvBias),
          rmsNorm(`${prefix}k_norm`, headSize),
        ]),
    ...(own === 'keys and values'
      ? linear('attention', `${prefix}v_proj`, keys, hidden, qkvBias)
      : []),
    ...linear('attention', `${prefix}o_proj`, hidden, queries, outBias),
  ];
}
