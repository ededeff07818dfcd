import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { alternatingUpdates, learnedResidual } from '../layers/alternating-updates.ts';
import { decoder } from '../layers/decoder.ts';
import { kvSharingAttention } from '../layers/kv-sharing-attention.ts';
import { linear } from '../layers/linear.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { perLayerInput, perLayerTable } from '../layers/per-layer-embeddings.ts';
import { nest } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readHeads, readSizes, readTied } from './fields.ts';
import { fourNorms } from './gemma4-text.ts';
import { readFirstShared } from './kv-sharing.ts';
import { readLayerKinds } from './layer-lists.ts';

const KINDS = ['sliding_attention', 'full_attention'] as const;

/** Gemma 3n's language model: per-layer embeddings, several streams of state, layers that share keys and values. */
export const gemma3nText: Family = {
  id: 'gemma3n_text',
  classes: ['Gemma3nForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 2, headSize: 256 });
    const firstShared = readFirstShared(config, readKinds(config, layers.size), 15);
    const bias = readFlag(config, 'attention_bias', false);
    const streams = readDim(config, 'streams', 'altup_num_inputs', 4);
    const rank = readDim(config, 'residual rank', 'laurel_rank', 64);
    const embeddings = {
      vocab: readDim(config, 'per-layer vocab', 'vocab_size_per_layer_input', 262144),
      hidden,
      layers,
      size: readDim(config, 'per-layer size', 'hidden_size_per_layer_input', 256),
    };
    const attention = { hidden, ...heads, qkvBias: bias, outBias: bias };
    const between = dim('further streams', streams.size - 1);
    const turned = ['altup_projections', 'altup_unembed_projections'].flatMap((name) =>
      nest(linear('other', `${name}.*`, hidden, hidden), 'model.', between),
    );
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, true),
      extra: [...perLayerTable('model.', embeddings), ...(between.size > 0 ? turned : [])],
      layers: [
        {
          count: layers,
          rows: [
            ...fourNorms(hidden),
            ...alternatingUpdates('altup.', hidden, streams),
            ...learnedResidual('laurel.', hidden, rank),
            ...perLayerInput(embeddings),
          ],
        },
        {
          count: dim('layers with keys and values', firstShared),
          rows: kvSharingAttention({ ...attention, own: 'keys and values' }),
        },
        {
          count: dim('sharing layers', layers.size - firstShared),
          rows: kvSharingAttention({ ...attention, own: 'neither' }),
        },
        ...readWidths(config, layers.size).map(({ width, count }) => ({
          count,
          rows: gatedMlp('ffn', 'mlp.', hidden, width),
        })),
      ],
    });
  },
};

function readKinds(config: Config, layers: number): readonly (typeof KINDS)[number][] {
  const kinds = readLayerKinds(config, 'layer_types', layers, KINDS);
  if (kinds) return kinds;
  config.assume("layer_types is not given: every fifth attends to all, the class's default.");
  return Array.from({ length: layers }, (_, at) =>
    (at + 1) % 5 === 0 ? 'full_attention' : 'sliding_attention',
  );
}

/** One width for all layers, or a list with one for each; equal ones are counted together. */
function readWidths(config: Config, layers: number): { width: Dim; count: Dim }[] {
  const key = 'intermediate_size';
  const value = config.raw(key);
  if (!Array.isArray(value)) {
    return [{ width: config.dim('FFN width', key), count: dim('layers', layers) }];
  }
  const wrong = (value as unknown[]).find(
    (each) => !Number.isSafeInteger(each) || Number(each) < 1,
  );
  if (value.length !== layers || wrong !== undefined) {
    throw config.refusal(
      'inconsistent',
      key,
      wrong ?? value.length,
      `As a list it must have a whole number for each of the ${layers} layers.`,
      'Correct it from the published config.json.',
    );
  }
  const counts = new Map<number, number>();
  for (const width of value as number[]) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].map(([width, count]) => ({
    width: dim('FFN width', width),
    count: dim('layers so wide', count),
  }));
}
