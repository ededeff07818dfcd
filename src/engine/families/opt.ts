import { dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import { row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readFlag, readTied } from './fields.ts';

/** Rows that the position table has before the first position. */
const OFFSET = 2;

/** OPT: learned positions, biases and norms by flags; tables narrower than the layers are joined by two projections. */
export const opt: Family = {
  id: 'opt',
  classes: ['OPTForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'hidden_size');
    const layers = config.dim('layers', 'num_hidden_layers');
    const width = config.dim('FFN width', 'ffn_dim');
    const positions = dim('positions', config.size('max_position_embeddings') + OFFSET);
    const narrow = dim(
      'table width',
      config.sizeOr('word_embed_proj_dim', {
        value: hidden.size,
        because: 'as wide as the layers',
      }),
    );
    const bias = readFlag(config, 'enable_bias', true);
    const normsHold = readFlag(config, 'layer_norm_elementwise_affine', true);
    const norm = (name: string) => (normsHold ? layerNorm(name, hidden) : []);
    const before = readFlag(config, 'do_layer_norm_before', true);
    const final = before && !readFlag(config, '_remove_final_layer_norm', false);
    const layer = [
      ...['q_proj', 'k_proj', 'v_proj', 'out_proj'].flatMap((name) =>
        linear('attention', `self_attn.${name}`, hidden, hidden, bias),
      ),
      ...norm('self_attn_layer_norm'),
      ...plainMlp('ffn', '', hidden, width, bias, ['fc1', 'fc2']),
      ...norm('final_layer_norm'),
    ];
    const prefix = 'model.decoder.';
    config.ignore('num_attention_heads');
    return decoder({
      vocab,
      hidden: narrow,
      tied: readTied(config, true),
      embeddingName: `${prefix}embed_tokens.weight`,
      extra: [
        row({
          role: 'position',
          kind: 'table',
          name: `${prefix}embed_positions.weight`,
          shape: [positions, hidden],
        }),
        ...(narrow.size === hidden.size
          ? []
          : [
              ...linear('other', `${prefix}project_in`, hidden, narrow),
              ...linear('other', `${prefix}project_out`, narrow, hidden),
            ]),
      ],
      layers: [{ count: layers, rows: layer }],
      layerPrefix: `${prefix}layers.*.`,
      final: final ? norm(`${prefix}final_layer_norm`) : [],
    });
  },
};
