import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import { roundedUp } from '../rounded-up.ts';
import type { Family } from './family.ts';
import { readFlag, readTied } from './fields.ts';

/** Widths of feed-forwards are rounded up to a multiple of this. */
const STEP = 256;

/** Llama-Nemotron, whose code is in its repositories: Llama's layers, in which a search left halves out and made others narrower. */
export const nemotronNas: Family = {
  id: 'nemotron-nas',
  classes: ['DeciLMForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'hidden_size');
    const heads = config.dim('heads', 'num_attention_heads');
    // Each layer has these of its own.
    config.ignore('num_key_value_heads', 'intermediate_size');
    const layer = layerOf(config, hidden, heads);
    const counts = new Map<string, { rows: readonly Row[]; count: number }>();
    for (const block of readBlocks(config)) {
      const rows = layer(block);
      const key = JSON.stringify(rows.map(({ name, elements }) => [name, elements]));
      const alike = counts.get(key);
      counts.set(key, { rows, count: (alike?.count ?? 0) + 1 });
    }
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      layers: [...counts.values()].map(({ rows, count }) => ({
        count: dim('layers alike', count),
        rows,
      })),
    });
  },
};

type Fields = Readonly<Record<string, unknown>>;

/** The rows of one layer; a half that does nothing has no norm either. */
function layerOf(config: Config, hidden: Dim, heads: Dim): (block: Block) => Row[] {
  const bias = readFlag(config, 'attention_bias', false);
  const mlpBias = readFlag(config, 'mlp_bias', false);
  const headSize = dim('head size', hidden.size / heads.size);
  return ({ at, attention, ffn }) => {
    const group = attention['no_op'] === true ? null : attention['n_heads_in_group'];
    const widening = ffn['no_op'] === true ? null : ffn['ffn_mult'];
    const kvHeads = heads.size / Number(group ?? heads.size);
    if (!Number.isSafeInteger(kvHeads) || kvHeads < 1) {
      throw refuse(config, `block_configs[${at}].attention.n_heads_in_group`, group);
    }
    if (widening !== null && !(typeof widening === 'number' && widening > 0)) {
      throw refuse(config, `block_configs[${at}].ffn.ffn_mult`, widening);
    }
    const width = roundedUp(Math.trunc((2 * Number(widening ?? 0) * hidden.size) / 3), STEP);
    return [
      ...(group === null
        ? []
        : [
            rmsNorm('input_layernorm', hidden),
            ...groupedQueryAttention({
              hidden,
              heads,
              kvHeads: dim('KV heads', kvHeads),
              headSize,
              qkvBias: bias,
              outBias: bias,
            }),
          ]),
      ...(widening === null
        ? []
        : [
            rmsNorm('post_attention_layernorm', hidden),
            ...gatedMlp('ffn', 'mlp.', hidden, dim('FFN width', width), mlpBias),
          ]),
    ];
  };
}

interface Block {
  readonly at: number;
  readonly attention: Fields;
  readonly ffn: Fields;
}

function readBlocks(config: Config): readonly Block[] {
  const key = 'block_configs';
  const value = config.raw(key);
  const layers = config.size('num_hidden_layers');
  if (!Array.isArray(value) || value.length !== layers) {
    throw config.refusal(
      'inconsistent',
      key,
      Array.isArray(value) ? value.length : value,
      `It must be a list with one object for each of the ${layers} layers.`,
      'Copy it from the published config.json.',
    );
  }
  return value.map((block: Readonly<Record<'attention' | 'ffn', Fields>>, at) => {
    for (const half of ['attention', 'ffn'] as const) {
      if (block?.[half] == null || block[half]['replace_with_linear'] === true) {
        throw refuse(config, `${key}[${at}].${half}`, block?.[half]);
      }
    }
    return { at, attention: block.attention, ffn: block.ffn };
  });
}

function refuse(config: Config, path: string, value: unknown): Error {
  return config.refusal(
    'not-understood',
    path,
    value,
    'A half has heads in groups or a widening, or does nothing; one matrix in its place is not read.',
    'Open an issue with the config, or count the file itself.',
  );
}
