import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import type { Blueprint } from '../layers/decoder.ts';
import { encoder, positions, scoreBias } from '../layers/encoder.ts';
import { linear } from '../layers/linear.ts';
import { layerNorm } from '../layers/norms.ts';
import { nest, row, type Row } from '../ledger.ts';
import { readClass } from './class-name.ts';
import type { Family } from './family.ts';
import { readDim, readSizes, readTied } from './fields.ts';

const CLASSES = ['BertForMaskedLM', 'BertForPreTraining', 'BertLMHeadModel', 'BertModel'] as const;

/** BERT (arXiv 1810.04805), with the parts of the class that the config names. */
export const bert: Family = {
  id: 'bert',
  classes: CLASSES,
  build(config) {
    const name = readClass(config, CLASSES);
    const prefix = name === 'BertModel' ? '' : 'bert.';
    const pretraining = name === 'BertForPreTraining';
    if (name === 'BertForMaskedLM') {
      config.assume(
        'BertForMaskedLM has no pooler; files of the first releases hold one and a head for the next sentence.',
      );
    }
    return buildBert(config, {
      prefix,
      pooler: pretraining || name === 'BertModel',
      more: (hidden) =>
        pretraining ? linear('other', 'cls.seq_relationship', dim('answers', 2), hidden, true) : [],
      head: name === 'BertModel' ? null : HEAD,
    });
  },
};

const HEAD = {
  decoder: 'cls.predictions.decoder',
  bias: 'cls.predictions.bias',
  dense: 'cls.predictions.transform.dense',
  norm: 'cls.predictions.transform.LayerNorm',
};

export interface BertForm {
  /** What stands before the body's names. */
  readonly prefix: string;
  /** A matrix over the first token's state. */
  readonly pooler: boolean;
  /** Heads beside that for masks. */
  readonly more?: (hidden: Dim) => readonly Row[];
  /** Names in the head for masks; null where the class has none. */
  readonly head: typeof HEAD | null;
}

/** Embeddings of tokens, positions and segments, layers with their norms behind, a head for masks. */
export function buildBert(config: Config, { prefix, pooler, more, head }: BertForm): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const width = config.dim('FFN width', 'intermediate_size');
  // Heads divide the width; how places relate is computed.
  config.ignore('num_attention_heads');
  config.only('add_cross_attention', false, 'As a decoder the class would attend to an encoder.');
  config.only('is_decoder', false, 'As a decoder the class has other uses and heads.');
  config.only('position_embedding_type', 'absolute', 'Relative places have tables of their own.');
  const segments = readDim(config, 'segments', 'type_vocab_size', 2);
  const places = readDim(config, 'positions', 'max_position_embeddings', 512);
  const body = [
    positions('embeddings.position_embeddings.weight', places, hidden),
    row({
      role: 'embedding',
      kind: 'table',
      name: 'embeddings.token_type_embeddings.weight',
      shape: [segments, hidden],
    }),
    ...layerNorm('embeddings.LayerNorm', hidden),
    ...nest(layer(hidden, width), 'encoder.layer.*.', layers),
    ...(pooler ? linear('other', 'pooler.dense', hidden, hidden, true) : []),
  ];
  const tied = head !== null && readTied(config, true);
  return encoder({
    vocab,
    hidden,
    embeddingName: `${prefix}embeddings.word_embeddings.weight`,
    rows: [...nest(body, prefix), ...(more?.(hidden) ?? [])],
    head: head && {
      name: `${head.decoder}.weight`,
      tied,
      rows: [
        scoreBias(head.bias, vocab),
        // Untied, the class has the bias twice.
        ...(tied ? [] : [scoreBias(`${head.decoder}.bias`, vocab)]),
        ...linear('other', head.dense, hidden, hidden, true),
        ...layerNorm(head.norm, hidden),
      ],
    },
  });
}

function layer(hidden: Dim, width: Dim): Row[] {
  return [
    ...['query', 'key', 'value'].flatMap((name) =>
      linear('attention', `attention.self.${name}`, hidden, hidden, true),
    ),
    ...linear('attention', 'attention.output.dense', hidden, hidden, true),
    ...layerNorm('attention.output.LayerNorm', hidden),
    ...linear('ffn', 'intermediate.dense', width, hidden, true),
    ...linear('ffn', 'output.dense', hidden, width, true),
    ...layerNorm('output.LayerNorm', hidden),
  ];
}
