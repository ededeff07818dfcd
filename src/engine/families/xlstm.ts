import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { matrixLstm, shiftedNorm } from '../layers/matrix-lstm.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import { roundedUp } from '../rounded-up.ts';
import { readFactor } from './factors.ts';
import type { Family } from './family.ts';
import { readDim, readFlag } from './fields.ts';

/** xLSTM 7B: matrix LSTMs with gated feed-forwards; the widths are factors of the hidden size. */
export const xlstm: Family = {
  id: 'xlstm',
  classes: ['xLSTMForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', config.spelling('hidden_size', 'embedding_dim'));
    const bias = readFlag(config, 'use_bias', false);
    config.only('tie_word_embeddings', false, 'No release is tied, and the class cannot tie.');
    config.only('add_out_norm', true, 'The reference class always has the last norm.');
    config.only('weight_mode', 'single', 'Releases hold every projection by itself.');
    const layer = [
      ...shiftedNorm('norm_mlstm', hidden, bias),
      ...readCell(config, hidden, bias),
      ...shiftedNorm('norm_ffn', hidden, bias),
      ...readFeedForward(config, hidden, bias),
    ];
    return decoder({
      vocab,
      hidden,
      tied: false,
      embeddingName: 'backbone.embeddings.weight',
      layerPrefix: 'backbone.blocks.*.',
      layers: [{ count: readBlocks(config), rows: layer }],
      final: [rmsNorm('backbone.out_norm', hidden)],
    });
  },
};

/** The class counts blocks, and layers only where no blocks are given. */
function readBlocks(config: Config): Dim {
  const key = config.has('num_blocks') ? 'num_blocks' : 'num_hidden_layers';
  config.ignore('num_blocks', 'num_hidden_layers');
  return config.dim('blocks', key);
}

function readCell(config: Config, hidden: Dim, bias: boolean): Row[] {
  const heads = readDim(config, 'heads', 'num_heads', 8);
  // It follows from the others; released configs state it.
  config.ignore('head_dim');
  const width = (name: string, key: string, otherwise: number): Dim => {
    const size = Math.trunc(hidden.size * readFactor(config, key, otherwise));
    if (size % heads.size === 0) return dim(name, size);
    throw config.refusal(
      'inconsistent',
      key,
      config.raw(key),
      `It makes a width of ${size}, which ${heads.size} heads don't divide.`,
      'Correct one of the two from the published config.json.',
    );
  };
  const keys = width('keys', 'qk_dim_factor', 0.5);
  const values = width('values', 'v_dim_factor', 1);
  return matrixLstm('mlstm_layer.', { hidden, heads, keys, values, bias });
}

function readFeedForward(config: Config, hidden: Dim, bias: boolean): Row[] {
  const factor = readFactor(config, 'ffn_proj_factor', 2.667);
  const multiple = readDim(config, 'multiple', 'ffn_round_up_to_multiple_of', 64).size;
  const width = dim('FFN width', roundedUp(hidden.size * factor, multiple));
  return [
    ...linear('ffn', 'ffn.proj_up_gate', width, hidden, bias),
    ...linear('ffn', 'ffn.proj_up', width, hidden, bias),
    ...linear('ffn', 'ffn.proj_down', hidden, width, bias),
  ];
}
