import { fusedAttention, fusedGatedMlp } from '../layers/fused.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';
import { byTable } from './name-table.ts';
import { renamed } from './renamed.ts';

const NAMES = byTable([
  ['model.embed_tokens.', 'transformer.embedding.word_embeddings.'],
  ['model.layers.', 'transformer.encoder.layers.'],
  ['model.norm.', 'transformer.encoder.final_layernorm.'],
  ['lm_head.', 'transformer.output_layer.'],
]);

/** ChatGLM2, ChatGLM3 and the first GLM-4, whose code is in their repositories: GLM's layer under names of its own. */
export const chatglm: Family = {
  id: 'chatglm',
  classes: ['ChatGLMModel', 'ChatGLMForConditionalGeneration'],
  build(config) {
    // The first ChatGLM, of the same type, has none of these fields and other layers.
    config.only('multi_query_attention', true, 'Without it the layers are of an earlier form.');
    config.only('rmsnorm', true, 'All releases of this form have RMSNorms.');
    config.only('post_layer_norm', true, 'All releases of this form have a norm at the end.');
    config.only('add_bias_linear', false, 'With it biases would stand beside all matrices.');
    config.only('pre_seq_len', 0, 'A prefix would have weights of its own.');
    const bias = readFlag(config, 'add_qkv_bias', false);
    return renamed(
      llamaLike(config, {
        heads: {
          kvHeads: 'required',
          kvHeadsKey: 'multi_query_group_num',
          headSize: 'required',
          headSizeKey: 'kv_channels',
        },
        tied: false,
        vocabKey: 'padded_vocab_size',
        layersKey: 'num_layers',
        widthKey: 'ffn_hidden_size',
        attention: (heads, hidden) =>
          fusedAttention({
            hidden,
            ...heads,
            names: ['self_attention.query_key_value', 'self_attention.dense'],
            qkvBias: bias,
          }),
        mlp: (hidden, width) =>
          fusedGatedMlp('ffn', 'mlp.', hidden, width, ['dense_h_to_4h', 'dense_4h_to_h']),
      }),
      NAMES,
    );
  },
};
