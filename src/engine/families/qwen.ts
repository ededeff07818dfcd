import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { linear } from '../layers/linear.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { givenName } from './given-name.ts';
import { llamaLike } from './llama-like.ts';
import { byTable } from './name-table.ts';
import { renamed } from './renamed.ts';

const NAMES = byTable([
  ['model.embed_tokens.', 'transformer.wte.'],
  ['model.layers.*.input_layernorm.', 'transformer.h.*.ln_1.'],
  ['model.layers.*.post_attention_layernorm.', 'transformer.h.*.ln_2.'],
  ['model.layers.', 'transformer.h.'],
  ['model.norm.', 'transformer.ln_f.'],
]);

/** The first releases spelt the sizes otherwise. */
const OLDER = [
  ['vocab_size', 'padded_vocab_size'],
  ['hidden_size', 'n_embd'],
  ['intermediate_size', 'ffn_hidden_size'],
  ['num_hidden_layers', 'n_layer'],
  ['num_attention_heads', 'n_head'],
] as const;

/** The first Qwen, whose code is in its repository: one matrix for queries, keys and values; a feed-forward half as wide as its field says. */
export const qwen: Family = {
  id: 'qwen',
  classes: ['QWenLMHeadModel'],
  build(config) {
    for (const [now, older] of OLDER) {
      config.decide(now, config.raw(givenName(config, now, older)));
    }
    config.only('no_bias', true, 'With it biases would stand beside all matrices.');
    return renamed(
      llamaLike(config, {
        heads: { kvHeads: 'heads', headSize: 'fixed', headSizeKey: 'kv_channels' },
        tied: false,
        attention: (_, hidden) => [
          ...linear(
            'attention',
            'attn.c_attn',
            product(dim('q, k and v', 3), hidden),
            hidden,
            true,
          ),
          ...linear('attention', 'attn.c_proj', hidden, hidden),
        ],
        mlp: (hidden, width) => feedForward(config, hidden, width),
      }),
      NAMES,
    );
  },
};

function feedForward(config: Config, hidden: Dim, { size }: Dim): Row[] {
  if (size % 2 !== 0) {
    throw config.refusal(
      'inconsistent',
      'intermediate_size',
      size,
      'It counts gate and up together, so that it must be even.',
      'Correct it from the published config.json.',
    );
  }
  const half = dim('half the FFN width', size / 2);
  return [
    ...linear('ffn', 'mlp.w1', half, hidden),
    ...linear('ffn', 'mlp.w2', half, hidden),
    ...linear('ffn', 'mlp.c_proj', hidden, half),
  ];
}
