import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import type { Blueprint } from '../layers/decoder.ts';
import { encoder } from '../layers/encoder.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { nest, row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readTied } from './fields.ts';

/** T5 (arXiv 1910.10683), T5 1.1 and Flan-T5: an encoder, a decoder that attends to it, relative places in the first layers. */
export const t5: Family = {
  id: 't5',
  classes: ['T5ForConditionalGeneration', 'T5WithLMHeadModel'],
  build: (config) => buildT5(config, 'relu'),
};

/** The feed-forward is gated where its kind says so, or by the class's default. */
export function buildT5(config: Config, otherwise: 'relu' | 'gated-gelu'): Blueprint {
  const vocab = config.dim('vocab', 'vocab_size');
  const hidden = config.dim('hidden', 'd_model');
  const layers = config.dim('layers', 'num_layers');
  const heads = config.dim('heads', 'num_heads');
  const decoderLayers = dim(
    'decoder layers',
    config.sizeOr('num_decoder_layers', {
      value: layers.size,
      because: 'as many as in the encoder',
    }),
  );
  const places = readDim(config, 'distances', 'relative_attention_num_buckets', 32);
  const keys = product(heads, config.dim('head size', 'd_kv'));
  const attention = (name: string): Row[] => [
    ...['q', 'k', 'v'].flatMap((each) => linear('attention', `${name}.${each}`, keys, hidden)),
    ...linear('attention', `${name}.o`, hidden, keys),
  ];
  const feedForward = readFeedForward(config, hidden, otherwise);
  const layer = (at: number, rows: readonly Row[]): Row[] => [
    ...nest(rows, `layer.${at}.`),
    rmsNorm(`layer.${at}.layer_norm`, hidden),
  ];
  const within = attention('SelfAttention');
  const stack = (prefix: string, count: Dim, rows: readonly Row[]): Row[] => [
    ...nest(rows, `${prefix}block.*.`, count),
    row({
      role: 'attention',
      kind: 'table',
      name: `${prefix}block.0.layer.0.SelfAttention.relative_attention_bias.weight`,
      shape: [places, heads],
    }),
    rmsNorm(`${prefix}final_layer_norm`, hidden),
  ];
  return encoder({
    vocab,
    hidden,
    embeddingName: 'shared.weight',
    rows: [
      ...stack('encoder.', layers, [...layer(0, within), ...layer(1, feedForward)]),
      ...stack('decoder.', decoderLayers, [
        ...layer(0, within),
        ...layer(1, attention('EncDecAttention')),
        ...layer(2, feedForward),
      ]),
    ],
    // Files of 1.1 say that they aren't tied and hold a head of their own, though today's class ties all.
    head: { name: 'lm_head.weight', tied: readTied(config, true), rows: [] },
  });
}

function readFeedForward(
  config: Config,
  hidden: Dim,
  otherwise: 'relu' | 'gated-gelu',
): readonly Row[] {
  const width = config.dim('FFN width', 'd_ff');
  const kind = config.choiceOr(
    'feed_forward_proj',
    ['relu', 'gelu', 'gelu_new', 'silu', 'gated-relu', 'gated-gelu', 'gated-silu'],
    { value: otherwise, because: "the reference class's default" },
  );
  // What the class derives from it.
  config.only(
    'is_gated_act',
    kind.startsWith('gated'),
    `It follows from feed_forward_proj, ${kind}.`,
  );
  config.ignore('dense_act_fn');
  const into = kind.startsWith('gated') ? ['wi_0', 'wi_1'] : ['wi'];
  return [
    ...into.flatMap((name) => linear('ffn', `DenseReluDense.${name}`, width, hidden)),
    ...linear('ffn', 'DenseReluDense.wo', hidden, width),
  ];
}
