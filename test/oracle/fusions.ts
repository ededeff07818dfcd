/**
 * Where a released file holds a tensor otherwise than the reference class does:
 * stacked experts against one matrix each, two matrices in one, another prefix.
 * A case file lists the fusions that hold for its family, in the order of use.
 */
export interface Fusion {
  /**
   * A stretch of the class's name, in whole components; `^` at its start and `$`
   * at its end anchor it. Several with `join`.
   */
  readonly class: string | readonly string[];
  /** What the file has in its place; several where the class keeps several tensors in one. */
  readonly file: readonly string[];
  /** The axis along which the class's tensor is the file's several, one after the other. */
  readonly split?: number;
  /**
   * The sizes of those several, where they aren't equal: products of config
   * fields and numbers, as in `linear_attn_config.num_heads * 2`, or the rows of
   * another tensor, as in `rows of self_attn.q_proj.weight`.
   */
  readonly parts?: readonly string[];
  /** The axis along which the file's tensor is the class's several: the reverse of `split`. */
  readonly join?: number;
  /** The axis that counts what the file stores one by one; it turns from a dimension into copies. */
  readonly unstack?: number;
  /** Two axes that the file has the other way round. */
  readonly swap?: readonly [number, number];
  /** Where the correspondence is written down. */
  readonly source: string;
}

const LOADING = 'transformers/conversion_mapping.py';

// prettier-ignore
export const FUSIONS = {
  // Files saved from the bare model, before there was a class with a head.
  'without-transformer': { class: '^transformer.', file: [''], source: 'names in openai-community/gpt2, model.safetensors' },
  // The class renames the head on loading.
  'embed-out': { class: '^lm_head.', file: ['embed_out.'], source: LOADING },

  // Experts that transformers 5 stacks into one tensor a layer.
  'stacked-gate-up': { class: 'mlp.experts.gate_up_proj$', file: ['mlp.experts.*.gate_proj.weight', 'mlp.experts.*.up_proj.weight'], split: 1, unstack: 0, source: LOADING },
  'stacked-down': { class: 'mlp.experts.down_proj$', file: ['mlp.experts.*.down_proj.weight'], unstack: 0, source: LOADING },
  'mixtral-gate-up': { class: 'mlp.experts.gate_up_proj$', file: ['block_sparse_moe.experts.*.w1.weight', 'block_sparse_moe.experts.*.w3.weight'], split: 1, unstack: 0, source: LOADING },
  'mixtral-down': { class: 'mlp.experts.down_proj$', file: ['block_sparse_moe.experts.*.w2.weight'], unstack: 0, source: LOADING },
  'mixtral-router': { class: 'mlp.gate.weight$', file: ['block_sparse_moe.gate.weight'], source: LOADING },

  // Names that the class changes on loading.
  'numbered-correction': { class: 'mlp.e_score_correction_bias$', file: ['block_sparse_moe.e_score_correction_bias'], source: LOADING },
  'sink-bias': { class: 'self_attn.sinks$', file: ['self_attn.attention_sink_bias'], source: LOADING },
  'statics-beside-gate': { class: 'mlp.gate.moe_statics.', file: ['mlp.moe_statics.'], source: LOADING },
  'numbered-router': { class: 'mlp.router.weight$', file: ['block_sparse_moe.gate.weight'], source: LOADING },
  'granite-gate-up': { class: 'block_sparse_moe.experts.gate_up_proj$', file: ['block_sparse_moe.input_linear.weight'], source: LOADING },
  'granite-down': { class: 'block_sparse_moe.experts.down_proj$', file: ['block_sparse_moe.output_linear.weight'], source: LOADING },
  'granite-router': { class: 'block_sparse_moe.router.weight$', file: ['block_sparse_moe.router.layer.weight'], source: LOADING },
  'correction-beside-gate': { class: 'mlp.gate.e_score_correction_bias$', file: ['mlp.e_score_correction_bias'], source: LOADING },

  // A stand-in class without a head, for models whose own code isn't in transformers.
  'bare-table': { class: '^embed_tokens.', file: ['model.embed_tokens.'], source: 'names in deepseek-ai/deepseek-moe-16b-base, model.safetensors.index.json' },
  'bare-layers': { class: '^layers.', file: ['model.layers.'], source: 'names in deepseek-ai/deepseek-moe-16b-base, model.safetensors.index.json' },
  'bare-norm': { class: '^norm.', file: ['model.norm.'], source: 'names in deepseek-ai/deepseek-moe-16b-base, model.safetensors.index.json' },
  'word-embeddings': { class: 'embed_tokens.', file: ['word_embeddings.'], source: 'inclusionAI/Ming, modeling_bailing_moe.py' },
  'query-key-value': { class: ['self_attn.q_proj.', 'self_attn.k_proj.', 'self_attn.v_proj.'], file: ['attention.query_key_value.'], join: 0, source: 'inclusionAI/Ming, modeling_bailing_moe.py' },
  'attention-dense': { class: 'self_attn.o_proj.', file: ['attention.dense.'], source: 'inclusionAI/Ming, modeling_bailing_moe.py' },
  // Kimi Linear: the mixture under another name, the decay's parts beside the rest, a convolution each.
  'sparse-shared': { class: 'mlp.shared_experts.', file: ['block_sparse_moe.shared_experts.'], source: LOADING },
  'sparse-correction': { class: 'mlp.gate.e_score_correction_bias$', file: ['block_sparse_moe.gate.e_score_correction_bias'], source: LOADING },
  'delta-decay': { class: 'self_attn.forget_gate.', file: ['self_attn.'], source: LOADING },
  'delta-convolutions': { class: 'self_attn.conv1d.weight$', file: ['self_attn.q_conv1d.weight', 'self_attn.k_conv1d.weight', 'self_attn.v_conv1d.weight'], split: 0, source: LOADING },

  // Nemotron-H: another name for the stack, and experts without gates.
  backbone: { class: '^model.', file: ['backbone.'], source: LOADING },
  'stacked-plain-up': { class: 'mixer.experts.up_proj$', file: ['mixer.experts.*.up_proj.weight'], unstack: 0, source: LOADING },
  'stacked-plain-down': { class: 'mixer.experts.down_proj$', file: ['mixer.experts.*.down_proj.weight'], unstack: 0, source: LOADING },

  'linear-convolutions': { class: 'linear_attn.conv1d.weight$', file: ['linear_attn.q_conv1d.weight', 'linear_attn.k_conv1d.weight', 'linear_attn.v_conv1d.weight'], split: 0, parts: ['rows of linear_attn.q_proj.weight', 'rows of linear_attn.k_proj.weight', 'rows of linear_attn.v_proj.weight'], source: LOADING },

  // Jamba and LFM2 call the mixture feed_forward.
  'forward-gate-up': { class: 'feed_forward.experts.gate_up_proj$', file: ['feed_forward.experts.*.gate_proj.weight', 'feed_forward.experts.*.up_proj.weight'], split: 1, unstack: 0, source: LOADING },
  'forward-down': { class: 'feed_forward.experts.down_proj$', file: ['feed_forward.experts.*.down_proj.weight'], unstack: 0, source: LOADING },
  'forward-numbered-gate-up': { class: 'feed_forward.experts.gate_up_proj$', file: ['feed_forward.experts.*.w1.weight', 'feed_forward.experts.*.w3.weight'], split: 1, unstack: 0, source: LOADING },
  'forward-numbered-down': { class: 'feed_forward.experts.down_proj$', file: ['feed_forward.experts.*.w2.weight'], unstack: 0, source: LOADING },
  'moe-gate-up': { class: 'mlp.experts.gate_up_proj$', file: ['moe.gate_proj.weight', 'moe.up_proj.weight'], split: 1, source: LOADING },
  'moe-down': { class: 'mlp.experts.down_proj$', file: ['moe.down_proj.weight'], source: LOADING },
  'moe-router': { class: 'mlp.gate.weight$', file: ['moe.gate.weight'], source: LOADING },
  'moe-correction': { class: 'mlp.gate.e_score_correction_bias$', file: ['moe.router_bias'], source: LOADING },
  'share-expert': { class: 'mlp.shared_experts.', file: ['share_expert.'], source: LOADING },

  // Gemma 4 without towers: what embeds patches stands by itself in files.
  'patch-embedder-norms': { class: 'embed_vision.patch_ln1.', file: ['vision_embedder.patch_ln1.'], source: LOADING },
  'patch-embedder-dense': { class: 'embed_vision.patch_dense.', file: ['vision_embedder.patch_dense.'], source: LOADING },
  'patch-embedder-second-norm': { class: 'embed_vision.patch_ln2.', file: ['vision_embedder.patch_ln2.'], source: LOADING },
  'patch-embedder-places': { class: 'embed_vision.pos_embedding$', file: ['vision_embedder.pos_embedding'], source: LOADING },
  'patch-embedder-places-norm': { class: 'embed_vision.pos_norm.', file: ['vision_embedder.pos_norm.'], source: LOADING },
  'patch-projection': { class: 'embed_vision.multimodal_embedder.', file: ['embed_vision.'], source: LOADING },

  // A language model and towers side by side, each under its own prefix.
  'language-model': { class: '^model.language_model.', file: ['language_model.model.'], source: LOADING },
  'language-model-head': { class: '^lm_head.', file: ['language_model.lm_head.'], source: LOADING },
  // The first of the kind kept the language model where it stood before.
  'language-model-alone': { class: '^model.language_model.', file: ['model.'], source: LOADING },
  'visual-beside': { class: '^model.visual.', file: ['visual.'], source: LOADING },

  // ERNIE 4.5 VL: its resampler's parts have numbers, its routers lie input side first, and its experts are numbered through.
  'vision-model-beside': { class: '^model.vision_tower.', file: ['vision_model.'], source: LOADING },
  'resampler-spatial-first': { class: 'spatial_linear.fc1.', file: ['spatial_linear.*.'], source: LOADING },
  'resampler-spatial-second': { class: 'spatial_linear.fc2.', file: ['spatial_linear.*.'], source: LOADING },
  'resampler-spatial-norm': { class: 'spatial_linear.ln.', file: ['spatial_linear.*.'], source: LOADING },
  'resampler-temporal-first': { class: 'temporal_linear.fc1.', file: ['temporal_linear.*.'], source: LOADING },
  'resampler-temporal-second': { class: 'temporal_linear.fc2.', file: ['temporal_linear.*.'], source: LOADING },
  'resampler-temporal-norm': { class: 'temporal_linear.ln.', file: ['temporal_linear.*.'], source: LOADING },
  'words-router': { class: 'mlp.text_moe.gate.weight$', file: ['mlp.gate.weight'], swap: [0, 1], source: LOADING },
  'pictures-router': { class: 'mlp.vision_moe.gate.weight$', file: ['mlp.gate.weight_1'], swap: [0, 1], source: LOADING },
  'words-gate-up': { class: 'mlp.text_moe.experts.gate_up_proj$', file: ['mlp.experts.*.gate_proj.weight', 'mlp.experts.*.up_proj.weight'], split: 1, unstack: 0, source: LOADING },
  'words-down': { class: 'mlp.text_moe.experts.down_proj$', file: ['mlp.experts.*.down_proj.weight'], unstack: 0, source: LOADING },
  'pictures-gate-up': { class: 'mlp.vision_moe.experts.gate_up_proj$', file: ['mlp.experts.*.gate_proj.weight', 'mlp.experts.*.up_proj.weight'], split: 1, unstack: 0, source: LOADING },
  'pictures-down': { class: 'mlp.vision_moe.experts.down_proj$', file: ['mlp.experts.*.down_proj.weight'], unstack: 0, source: LOADING },
  'statics-together': { class: ['mlp.text_moe.gate.moe_statics.', 'mlp.vision_moe.gate.moe_statics.'], file: ['mlp.moe_statics.'], join: 0, source: LOADING },
  'vision-tower': { class: '^model.vision_tower.', file: ['vision_tower.'], source: LOADING },
  // Files keep the towers of CLIP and SigLIP one level further down.
  'clip-embeddings': { class: '^vision_tower.embeddings.', file: ['vision_tower.vision_model.embeddings.'], source: LOADING },
  'clip-blocks': { class: '^vision_tower.encoder.', file: ['vision_tower.vision_model.encoder.'], source: LOADING },
  'clip-first-norm': { class: '^vision_tower.pre_layrnorm.', file: ['vision_tower.vision_model.pre_layrnorm.'], source: LOADING },
  'clip-last-norm': { class: '^vision_tower.post_layernorm.', file: ['vision_tower.vision_model.post_layernorm.'], source: LOADING },
  'siglip-pooling': { class: '^vision_tower.head.', file: ['vision_tower.vision_model.head.'], source: LOADING },
  'vision-model': { class: '^model.vision_model.', file: ['vision_model.'], source: LOADING },
  // MoonViT, in the order in which one name gives way to another.
  'moon-places': { class: '^model.vision_tower.patch_embed.pos_emb.position_embeddings$', file: ['vision_tower.patch_embed.pos_emb.weight'], source: LOADING },
  'moon-blocks': { class: '^vision_tower.layers.', file: ['vision_tower.encoder.blocks.'], source: LOADING },
  'moon-last-norm': { class: '^vision_tower.final_layernorm.', file: ['vision_tower.encoder.final_layernorm.'], source: LOADING },
  'moon-first-feed': { class: 'encoder.blocks.*.mlp.fc1.', file: ['encoder.blocks.*.mlp.fc0.'], source: LOADING },
  'moon-second-feed': { class: 'encoder.blocks.*.mlp.fc2.', file: ['encoder.blocks.*.mlp.fc1.'], source: LOADING },
  'moon-queries': { class: ['encoder.blocks.*.attn.q_proj.', 'encoder.blocks.*.attn.k_proj.', 'encoder.blocks.*.attn.v_proj.'], file: ['encoder.blocks.*.wqkv.'], join: 0, source: LOADING },
  'moon-out': { class: 'encoder.blocks.*.attn.proj.', file: ['encoder.blocks.*.wo.'], source: LOADING },
  'moon-first-norm': { class: 'encoder.blocks.*.norm1.', file: ['encoder.blocks.*.norm0.'], source: LOADING },
  'moon-second-norm': { class: 'encoder.blocks.*.norm2.', file: ['encoder.blocks.*.norm1.'], source: LOADING },
  'moon-projector': { class: '^model.mm_projector.', file: ['mm_projector.'], source: LOADING },
  'moon-projector-in': { class: '^mm_projector.in_proj.', file: ['mm_projector.proj.*.'], source: LOADING },
  'moon-projector-out': { class: '^mm_projector.out_proj.', file: ['mm_projector.proj.*.'], source: LOADING },
  'multi-modal-projector': { class: '^model.multi_modal_projector.', file: ['multi_modal_projector.'], source: LOADING },

  // Models whose own code isn't in transformers, each beside the class whose layers it has.
  'gpt-table': { class: '^model.embed_tokens.', file: ['transformer.wte.'], source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'gpt-first-norm': { class: '^model.layers.*.input_layernorm.', file: ['transformer.h.*.ln_1.'], source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'gpt-second-norm': { class: '^model.layers.*.post_attention_layernorm.', file: ['transformer.h.*.ln_2.'], source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'gpt-last-norm': { class: '^model.norm.', file: ['transformer.ln_f.'], source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'qwen-queries': { class: ['model.layers.*.self_attn.q_proj.', 'model.layers.*.self_attn.k_proj.', 'model.layers.*.self_attn.v_proj.'], file: ['transformer.h.*.attn.c_attn.'], join: 0, source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'qwen-out': { class: 'model.layers.*.self_attn.o_proj.', file: ['transformer.h.*.attn.c_proj.'], source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'qwen-gate': { class: 'model.layers.*.mlp.gate_proj.', file: ['transformer.h.*.mlp.w2.'], source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'qwen-up': { class: 'model.layers.*.mlp.up_proj.', file: ['transformer.h.*.mlp.w1.'], source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'qwen-down': { class: 'model.layers.*.mlp.down_proj.', file: ['transformer.h.*.mlp.c_proj.'], source: 'names in Qwen/Qwen-7B, model.safetensors.index.json' },
  'exaone-out': { class: 'model.layers.*.self_attn.o_proj.', file: ['transformer.h.*.attn.attention.out_proj.'], source: 'LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct, modeling_exaone.py' },
  'exaone-attention': { class: 'model.layers.*.self_attn.', file: ['transformer.h.*.attn.attention.'], source: 'LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct, modeling_exaone.py' },
  'exaone-gate': { class: 'model.layers.*.mlp.gate_proj.', file: ['transformer.h.*.mlp.c_fc_0.'], source: 'LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct, modeling_exaone.py' },
  'exaone-up': { class: 'model.layers.*.mlp.up_proj.', file: ['transformer.h.*.mlp.c_fc_1.'], source: 'LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct, modeling_exaone.py' },
  'exaone-down': { class: 'model.layers.*.mlp.down_proj.', file: ['transformer.h.*.mlp.c_proj.'], source: 'LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct, modeling_exaone.py' },
  'intern-table': { class: '^model.embed_tokens.', file: ['model.tok_embeddings.'], source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'intern-first-norm': { class: 'input_layernorm.', file: ['attention_norm.'], source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'intern-second-norm': { class: 'post_attention_layernorm.', file: ['ffn_norm.'], source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'intern-queries': { class: ['self_attn.q_proj.', 'self_attn.k_proj.', 'self_attn.v_proj.'], file: ['attention.wqkv.'], join: 0, source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'intern-out': { class: 'self_attn.o_proj.', file: ['attention.wo.'], source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'intern-gate': { class: 'mlp.gate_proj.', file: ['feed_forward.w1.'], source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'intern-up': { class: 'mlp.up_proj.', file: ['feed_forward.w3.'], source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'intern-down': { class: 'mlp.down_proj.', file: ['feed_forward.w2.'], source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'intern-head': { class: '^lm_head.', file: ['output.'], source: 'names in internlm/internlm2-chat-1_8b, model.safetensors.index.json' },
  'chat-table': { class: '^model.embed_tokens.', file: ['transformer.embedding.word_embeddings.'], source: 'names in THUDM/chatglm3-6b, pytorch_model.bin.index.json' },
  'chat-queries': { class: ['self_attn.q_proj.', 'self_attn.k_proj.', 'self_attn.v_proj.'], file: ['self_attention.query_key_value.'], join: 0, source: 'names in THUDM/chatglm3-6b, pytorch_model.bin.index.json' },
  'chat-out': { class: 'self_attn.o_proj.', file: ['self_attention.dense.'], source: 'names in THUDM/chatglm3-6b, pytorch_model.bin.index.json' },
  'chat-up': { class: 'mlp.gate_up_proj.', file: ['mlp.dense_h_to_4h.'], source: 'names in THUDM/chatglm3-6b, pytorch_model.bin.index.json' },
  'chat-down': { class: 'mlp.down_proj.', file: ['mlp.dense_4h_to_h.'], source: 'names in THUDM/chatglm3-6b, pytorch_model.bin.index.json' },
  'chat-layers': { class: '^model.layers.', file: ['transformer.encoder.layers.'], source: 'names in THUDM/chatglm3-6b, pytorch_model.bin.index.json' },
  'chat-last-norm': { class: '^model.norm.', file: ['transformer.encoder.final_layernorm.'], source: 'names in THUDM/chatglm3-6b, pytorch_model.bin.index.json' },
  'chat-head': { class: '^lm_head.', file: ['transformer.output_layer.'], source: 'names in THUDM/chatglm3-6b, pytorch_model.bin.index.json' },

  // Experts that stay stacked, the other way round.
  'input-first-gate-up': { class: 'mlp.experts.gate_up_proj$', file: ['mlp.experts.gate_up_proj'], swap: [1, 2], source: LOADING },
  'input-first-down': { class: 'mlp.experts.down_proj$', file: ['mlp.experts.down_proj'], swap: [1, 2], source: LOADING },
  'gpt-oss-gate-up': { class: 'mlp.experts.gate_up_proj$', file: ['mlp.experts.gate_up_proj'], swap: [1, 2], source: 'gate_up_proj_blocks of the released file has the rows of one output together' },
  'gpt-oss-down': { class: 'mlp.experts.down_proj$', file: ['mlp.experts.down_proj'], swap: [1, 2], source: 'down_proj_blocks of the released file has the rows of one output together' },
} as const satisfies Record<string, Fusion>;

export type FusionId = keyof typeof FUSIONS;
