import type { Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import { rmsNorm } from './norms.ts';

/** Norms on queries and keys, one scale per channel of a head, shared by all heads (Qwen3, Gemma 3, GLM-4.5). */
export function qkNormPerHead(headSize: Dim): Row[] {
  return [rmsNorm('self_attn.q_norm', headSize), rmsNorm('self_attn.k_norm', headSize)];
}

/** Norms over the whole query and key width, all heads at once (OLMo 2, OLMoE). */
export function qkNormFullWidth(queries: Dim, keys: Dim): Row[] {
  return [rmsNorm('self_attn.q_norm', queries), rmsNorm('self_attn.k_norm', keys)];
}

/** Norms that each head has of its own, stored as heads × head size (Command R+). */
export function qkNormEachHead({ heads, kvHeads, headSize }: Heads): Row[] {
  const norm = (name: string, count: Dim): Row =>
    row({ role: 'norm', kind: 'norm', name: `self_attn.${name}.weight`, shape: [count, headSize] });
  return [norm('q_norm', heads), norm('k_norm', kvHeads)];
}

interface Heads {
  readonly heads: Dim;
  readonly kvHeads: Dim;
  readonly headSize: Dim;
}
