import type { Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { plainMlp } from './mlp.ts';
import { layerNorm } from './norms.ts';

/** A vision transformer's block with four attention matrices, a plain feed-forward with biases, two LayerNorms (Llama 3.2, Llama 4). */
export function visionBlock(width: Dim, inner: Dim, attentionBias: boolean): Row[] {
  return [
    ...['q_proj', 'k_proj', 'v_proj', 'o_proj'].flatMap((name) =>
      linear('attention', `self_attn.${name}`, width, width, attentionBias),
    ),
    ...plainMlp('ffn', 'mlp.', width, inner, true, ['fc1', 'fc2']),
    ...layerNorm('input_layernorm', width),
    ...layerNorm('post_attention_layernorm', width),
  ];
}
