/** Tensors that mark their layer as a draft block (DeepSeek-V3 and the models that follow it). */
export const DRAFT_MARKS = /\.(eh_proj|enorm|hnorm|shared_head|nextn)\b/;

/**
 * Tensors that mark what their layer calls attention as a linear one (Kimi-Linear, MiniMax; in
 * llama.cpp's names, the gates of a delta rule). A layer with an `ssm_in` may attend beside it.
 */
export const MIXER_MARKS = /\.self_attn\.(A_log|output_gate)\b|\.ssm_(alpha|beta|ba)\b/;

/** A second router of a layer, for pictures (ERNIE 4.5 VL): the narrower experts beside it are its own. */
export const PICTURES_ROUTER = /\.gate\.weight_1$/;

/** Copies of the vocabulary tables that a draft block brings along. */
export const DRAFT_COPIES =
  /\.(embed_tokens\.weight|shared_head\.head\.weight|shared_head_head\.weight)$/;

/** A key-value expansion, and the two matrices that converters make of it. */
export const REARRANGED = /\.attn_[kv]_b\.weight$/;
