import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { nest, type Row } from '../ledger.ts';

/** What both Zambas share: a transformer block whose weights many layers use, fed with state and embedding side by side. */

export const ZAMBA_KINDS = ['mamba', 'linear_attention', 'hybrid'] as const;

/** Both models are tied: untied, today's reference class would untie the shared blocks too. */
export function readTiedOnly(config: Config): true {
  config.only('tie_word_embeddings', true, 'It would untie the shared blocks in the class too.');
  return true;
}

export interface SharedBlock {
  readonly hidden: Dim;
  /** Width of state and embedding together. */
  readonly doubled: Dim;
  readonly heads: Dim;
  readonly kvHeads: Dim;
  readonly headSize: Dim;
}

/** Twice the hidden size, and a head of it, unless a config states them. */
export function readSharedBlock(
  config: Config,
  hidden: Dim,
  kvOtherwise: number | null,
): SharedBlock {
  const heads = config.dim('heads', 'num_attention_heads');
  const twice = 2 * hidden.size;
  const doubled = config.sizeOr('attention_hidden_size', { value: twice, because: '2 × hidden' });
  const headKey = config.spelling('attention_head_dim', 'head_dim');
  if (!config.has(headKey) && twice % heads.size !== 0) {
    throw config.refusal(
      'inconsistent',
      'num_attention_heads',
      heads.size,
      `The head size is 2 × hidden_size / num_attention_heads, and ${twice} / ${heads.size} is not whole.`,
      'Correct one of the two.',
    );
  }
  const headSize = config.sizeOr(headKey, {
    value: twice / heads.size,
    because: '2 × hidden / heads',
  });
  const kvHeads = config.sizeOr('num_key_value_heads', {
    value: kvOtherwise ?? heads.size,
    because: kvOtherwise === null ? 'as many as heads' : "the reference class's constant",
  });
  return {
    hidden,
    doubled: dim('state and embedding', doubled),
    heads,
    kvHeads: dim('KV heads', kvHeads),
    headSize: dim('head size', headSize),
  };
}

/** Attention over state and embedding, and the norms of the block. */
export function sharedAttention({ hidden, doubled, heads, kvHeads, headSize }: SharedBlock): Row[] {
  const queries = product(heads, headSize);
  const keys = product(kvHeads, headSize);
  return [
    rmsNorm('input_layernorm', doubled),
    ...linear('attention', 'self_attn.q_proj', queries, doubled),
    ...linear('attention', 'self_attn.k_proj', keys, doubled),
    ...linear('attention', 'self_attn.v_proj', keys, doubled),
    ...linear('attention', 'self_attn.o_proj', hidden, queries),
    rmsNorm('pre_ff_layernorm', hidden),
  ];
}

/** A layer that uses the block has a projection of its own back from it, and its mixer one level down. */
export function perUse(hidden: Dim, mixer: readonly Row[]): Row[] {
  return [...linear('other', 'linear', hidden, hidden), ...nest(mixer, 'mamba_decoder.')];
}
