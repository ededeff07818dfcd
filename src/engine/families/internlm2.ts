import { fusedAttention } from '../layers/fused.ts';
import type { Family } from './family.ts';
import { llamaLike } from './llama-like.ts';
import { byTable } from './name-table.ts';
import { renamed } from './renamed.ts';

const NAMES = byTable([
  ['model.embed_tokens.', 'model.tok_embeddings.'],
  ['input_layernorm.', 'attention_norm.'],
  ['post_attention_layernorm.', 'ffn_norm.'],
  ['mlp.gate_proj.', 'feed_forward.w1.'],
  ['mlp.up_proj.', 'feed_forward.w3.'],
  ['mlp.down_proj.', 'feed_forward.w2.'],
  ['lm_head.', 'output.'],
]);

/** InternLM2 and 2.5, whose code is in their repositories: Llama's layer, queries, keys and values in one matrix. */
export const internlm2: Family = {
  id: 'internlm2',
  classes: ['InternLM2ForCausalLM'],
  build(config) {
    config.only('bias', false, 'No release has biases.');
    return renamed(
      llamaLike(config, {
        heads: { kvHeads: 'heads', headSize: 'fixed' },
        tied: false,
        attention: (heads, hidden) =>
          fusedAttention({ hidden, ...heads, names: ['attention.wqkv', 'attention.wo'] }),
      }),
      NAMES,
    );
  },
};
