import type { Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import { rmsNorm } from './norms.ts';

/** Norms on queries and keys, one scale per channel of a head, shared by all heads (Qwen3, Gemma 3, GLM-4.5). */
export function qkNormPerHead(headSize: Dim): Row[] {
  return [rmsNorm('self_attn.q_norm', headSize), rmsNorm('self_attn.k_norm', headSize)];
}

/** Norms over the whole query and key width, all heads at once (OLMo 2, OLMoE). */
export function qkNormFullWidth(queries: Dim, keys: Dim): Row[] {
  return [rmsNorm('self_attn.q_norm', queries), rmsNorm('self_attn.k_norm', keys)];
}
