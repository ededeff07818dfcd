import type { Ledger } from '#engine';

/** How a model's layers look at other tokens, told from its tensors. */
export type AttentionKind =
  'multi-head' | 'grouped-query' | 'multi-query' | 'latent' | 'hybrid' | 'state space';

/**
 * Reads the kind from the ledger, not from a name: a low-rank key-value
 * projection is latent attention; a mixer beside attention makes a hybrid, one
 * alone a state-space model; else the key-value heads decide. Architectures
 * that fuse q, k and v into one matrix without such heads are multi-head.
 */
export function attentionOf({ rows }: Ledger): AttentionKind {
  const own = rows.filter(({ inner }) => inner === null);
  const attention = own.filter(({ role }) => role === 'attention');
  if (own.some(({ role }) => role === 'mixer')) {
    return attention.length > 0 ? 'hybrid' : 'state space';
  }
  if (attention.some(({ name }) => /kv_a_proj|kv_down|compressed_kv/.test(name))) return 'latent';
  const sizes = attention.flatMap(({ shape }) => shape.flatMap(({ factors = [] }) => factors));
  const kv = sizes.find(({ name }) => name === 'KV heads')?.size;
  const heads = sizes.find(({ name }) => name === 'heads')?.size;
  if (kv === undefined || kv === heads) return 'multi-head';
  return kv === 1 ? 'multi-query' : 'grouped-query';
}
