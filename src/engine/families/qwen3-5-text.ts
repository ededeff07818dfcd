import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import type { Moe, Row } from '../ledger.ts';
import { readSizes, readTied } from './fields.ts';
import type { Family } from './family.ts';
import { blockNorms, HYBRID_LAYERS, readMixers } from './qwen-hybrid.ts';
import { placed, type Place } from './placed.ts';
import { readQwenDraft } from './qwen-draft.ts';

/** What a layer of Qwen3.5 has after its mixer, in the main model and in a draft layer. */
export interface FeedForward {
  readonly kvHeads: number;
  readonly main: readonly Row[];
  readonly draft: readonly Row[];
  readonly moe: Moe | null;
}

/** Qwen3.5's language model: Qwen3-Next's layers with the input projections apart. */
export function buildQwen35(
  config: Config,
  place: Place,
  readFeedForward: (config: Config, hidden: Dim, layers: Dim) => FeedForward,
): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const { kvHeads, main, draft, moe } = readFeedForward(config, hidden, layers);
  const mixers = readMixers(config, hidden, layers, { kvHeads, projections: 'qkv, z, b and a' });
  config.only(
    'attn_output_gate',
    true,
    'The reference class builds the gate whatever this says; other readers of the file leave it out.',
  );
  const norms = blockNorms(hidden);
  return decoder({
    vocab,
    hidden,
    moe,
    ...placed(place, hidden),
    layers: [
      { count: layers, rows: [...norms, ...main] },
      { count: mixers.attending, rows: mixers.attention },
      { count: mixers.linear, rows: mixers.deltaNet },
    ],
    draft: readQwenDraft(config, 'mtp_num_hidden_layers', hidden, [
      ...norms,
      ...mixers.attention,
      ...draft,
    ]),
  });
}

export function readDenseFeedForward(config: Config, hidden: Dim): FeedForward {
  const width = config.dim('FFN width', 'intermediate_size');
  // Dense configs carry it along, always empty.
  config.ignore('mlp_only_layers');
  const mlp = gatedMlp('ffn', 'mlp.', hidden, width);
  return { kvHeads: 4, main: mlp, draft: mlp, moe: null };
}

export const qwen35Text: Family = {
  id: 'qwen3_5_text',
  // Text models cut out of the one with a tower keep its class name.
  classes: ['Qwen3_5ForCausalLM', 'Qwen3_5ForConditionalGeneration'],
  layerTypes: HYBRID_LAYERS,
  build: (config) =>
    buildQwen35(config, { prefix: 'model.', tied: readTied(config, false) }, readDenseFeedForward),
};
