/** Fields that sound like sizes and are known to size nothing, in any architecture read here. */
const HARMLESS = new Set([
  'max_position_embeddings',
  'max_sequence_length',
  'max_window_layers',
  'model_max_length',
  'n_ctx',
  'n_positions',
  'seq_length',
  'chunk_size',
  'mamba_chunk_size',
  'num_logits_to_keep',
  'sliding_window',
  'sliding_window_size',
  'use_sliding_window',
  'initial_context_length',
  'original_max_position_embeddings',
  'query_pre_attn_scalar',
  'pretraining_tp',
  'n_group',
  'topk_group',
  'num_experts_per_tok',
  'top_k',
  'norm_topk_prob',
  'layer_norm_eps',
  'layer_norm_epsilon',
  'layernorm_epsilon',
  'norm_eps',
  'norm_epsilon',
  'rms_norm_eps',
  'router_aux_loss_coef',
  'output_router_logits',
  'ep_size',
  'partial_rotary_factor',
  'rotary_pct',
  'rotary_dim',
  'rotary_emb_base',
  'attention_chunk_size',
  'embedding_multiplier',
  'mla_scale_kv_lora',
  'mla_scale_q_lora',
  'norm_head',
  'route_norm',
  // Settings of generation and of task heads that older configs carry along.
  'num_return_sequences',
  'num_beams',
  'num_beam_groups',
  'no_repeat_ngram_size',
  'encoder_no_repeat_ngram_size',
  'num_labels',
  'summary_use_proj',
  'summary_proj_to_labels',
]);

/** Words that the sizes and switches of tensors are named by. */
const WORDS =
  /(^|_)(num|n|size|sizes|dim|dims|width|rank|heads?|layers?|experts?|groups?|blocks?|depth|bias|norm|proj|kernel|channels?|intermediate|hidden|vocab|embd|embed|embedding|lora|latent|tie|tied|shared?)(_|$)/;

/** Values that size or switch tensors are whole numbers or flags; a token's id is a number too. */
export function looksArchitectural(key: string, value: unknown): boolean {
  if (HARMLESS.has(key) || /token|_id$|_ids$/.test(key)) return false;
  const sizes = Number.isSafeInteger(value) || value === true;
  return sizes && WORDS.test(key);
}
