import type { Naming, RoleRule } from './rules.ts';

/**
 * Parts that stand beside the text model, by the first words of a name. What
 * joins a tower to the text is told from the tower it may lie in.
 */
const PARTS: readonly RoleRule[] = [
  [
    'projector',
    /^((model|vlm|transformer)\.)?((visual|vision_tower|vision_model)\.(merger|deepstack_merger_list|patch_merger|vision_adapter)|multi_modal_projector|mm_projector|projector|vl_connector|connector|resampler(_model)?|embed_tokens_extend\.(image|audio)_embed(?!\.(img_processor|encoder)\.)|embed_(vision|audio)|aligner|mlp1|linear_proj\w*|img_projection|modality_projection|(vision|audio)_proj\w*|patch_merger|mm)\./,
  ],
  [
    'vision',
    /^((model|vlm|transformer)\.)?(visual|vision\w*|vit|vpm|image_\w+|(embed_tokens_extend\.image_embed\.)?img_processor|siglip\w*|sam_model)\b|\.gate\.weight_1$/,
  ],
  [
    'audio',
    /^(model\.)?(audio\w*|speech\w*|whisper\w*|embed_tokens_extend\.audio_embed\.encoder)\./,
  ],
  ['mtp', /(^|\.)(mtp|mtp_\w+|nextn\w*)\./],
];

/**
 * Roles in the text model, the special before the general: a norm inside an
 * attention is a norm, a shared expert's gate is no router.
 */
const ROLES: readonly RoleRule[] = [
  ['lookup', /(embed_tokens_per_layer|per_layer_embed\w*|ngram_embed\w*|engram\w*)\b/],
  [
    'other',
    /(per_layer_(model_projection|input_gate|projection)|altup|laurel|hyper_connection|\.hc_|latent_proj)/,
  ],
  [
    'position',
    /(^|\.)(wpe|embed_positions|position_embeddings?|pos_embed\w*|positional_embedding|position_embedding_table)\b/,
  ],
  [
    'embedding',
    /(^|\.)(embed_tokens|wte|embed_in|word_embeddings?|tok_embeddings|token_type_embeddings|embeddings|embedding|embed|shared)(\.\w+)?$/,
  ],
  [
    'head',
    /(^[^*]*\b|\.shared_head\.)(lm_head|embed_out|output_layer|output|head|transformer\.ff_out)\.(weight|bias|scales|biases|qweight|qzeros|g_idx|weight_\w+)$/,
  ],
  [
    'shared',
    /\.(shared_experts?|share_expert|shared_mlp|shared_expert_gate|shared_experts_gate)\b/,
  ],
  [
    'router',
    /\.(gate(\.(wg|weight|bias|e_score_correction_bias|tid2eid)(\.\w+)?|\.\w*scale\w*)?|router\w*|expert_bias|e_score_correction_bias|moe_statics|gate_correction_bias)($|\.)/,
  ],
  [
    'routed',
    /(\.|^)(\w*experts?|switch_mlp)(\.|_|$)|\.moe\.(gate|up|down)_proj|\.block_sparse_moe\.(input|output)_linear/,
  ],
  ['attention', /\.temporal_block\.[qkvo]_proj\./],
  // Encoders of BERT's line, and T5.
  [
    'head',
    /^(cls\.predictions|lm_head|vocab_projector|decoder|proj_out)\.(decoder\.)?(weight|bias)$/,
  ],
  [
    'other',
    /(^|\.)(cls|lm_head|vocab_transform|head|pooler)\.(\w+\.)*(dense|seq_relationship|weight|bias)\b/,
  ],
  ['attention', /\.(SelfAttention|EncDecAttention|encoder_attn)\b/],
  ['ffn', /\.(DenseReluDense|intermediate\.dense|layer\.\*\.output\.dense)\b/],
  ['attention', /\.cross_attn_attn_gate$/],
  ['ffn', /\.cross_attn_mlp_gate$/],
  ['mixer', /^rwkv\.blocks\.\*\.attention\./],
  ['ffn', /\.feed_forward\.time_mix_\w+$/],
  [
    'mixer',
    /\.(linear_attn|mlstm_layer|mamba\w*|ssm\w*|conv|short_conv|recurrent|temporal_block|time_mix\w*|delta_net)\b/,
  ],
  [
    'mixer',
    /\.(A_log|D|dt_bias|dt_proj|x_proj|conv1d|[qkv]_conv1d|in_proj(_\w+)?|B_proj|f_[ab]_proj|b_proj|g_[ab]_proj)\b/,
  ],
  ['mixer', /\.mixer\.(out_proj|conv1d|norm)\b/],
  [
    'attention',
    /\.(self_attn\w*|self_attention|att_proj|attn\w*|attention\w*|cross_attn|indexer|\w*sinks?)\b/,
  ],
  [
    'attention',
    /\.(w?[qkvo](_proj)?|w?qkv(_proj)?|query_key_value|[qkvo]_(a|b)_proj|Wqkv|out_proj|c_attn)\.(weight|bias)/,
  ],
  [
    'ffn',
    /\.(mlp\w*|ffn\w*|ff_(proj|out)|feed_forward\w*|fc\d|linear\d|dense_\w+|(gate|up|down|gate_up)_proj|w[123]|c_fc)\b/,
  ],
];

/** Names as transformers and the repositories on the Hub write them. */
export const HUGGING_FACE: Naming = { format: 'safetensors', roles: ROLES, parts: PARTS };
