import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { gatedRecurrence } from '../layers/gated-recurrence.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readHeads, readSizes, readTied } from './fields.ts';

/** RecurrentGemma: recurrent blocks with attention in between, in a pattern that repeats. */
export const recurrentGemma: Family = {
  id: 'recurrent_gemma',
  classes: ['RecurrentGemmaForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'hidden/heads' });
    const attending = countAttending(config, layers.size);
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, true),
      final: [rmsNorm('model.final_norm', hidden)],
      layers: [
        {
          count: layers,
          rows: [
            rmsNorm('temporal_pre_norm', hidden),
            rmsNorm('channel_pre_norm', hidden),
            ...gatedMlp('ffn', 'mlp_block.', hidden, readWidth(config), true),
          ],
        },
        {
          count: dim('attention layers', attending),
          rows: groupedQueryAttention({
            hidden,
            ...heads,
            qkvBias: readFlag(config, 'attention_bias', false),
            outBias: true,
            prefix: 'temporal_block.',
          }),
        },
        {
          count: dim('recurrent layers', layers.size - attending),
          rows: readRecurrence(config, hidden, heads.heads),
        },
      ],
    });
  },
};

/** The field counts gate and up together; each has half of it, rounded down. */
function readWidth(config: Config): Dim {
  return dim('FFN width', Math.floor(config.size('intermediate_size') / 2));
}

function readRecurrence(config: Config, hidden: Dim, heads: Dim): Row[] {
  const width = dim(
    'recurrence width',
    config.sizeOr('lru_width', { value: hidden.size, because: 'the hidden size' }),
  );
  if (width.size % heads.size !== 0) {
    throw config.refusal(
      'inconsistent',
      'lru_width',
      width.size,
      `The gates of the recurrence have ${heads.size} blocks, as many as heads, which must divide it.`,
      'Correct one of the two from the published config.json.',
    );
  }
  return gatedRecurrence('temporal_block.', {
    hidden,
    width,
    blocks: dim('blocks', heads.size),
    blockWidth: dim('block width', width.size / heads.size),
    kernel: readDim(config, 'kernel', 'conv1d_width', 4),
  });
}

/** The pattern is laid over the layers again and again. */
function countAttending(config: Config, layers: number): number {
  const key = config.spelling('block_types', '_block_types');
  const pattern = config.raw(key) ?? ['recurrent', 'recurrent', 'attention'];
  if (!config.has(key)) {
    config.assume(`${key} is not given: every third attends, the reference class's default.`);
  }
  if (!Array.isArray(pattern) || pattern.length === 0) throw notAPattern(config, key, pattern);
  const kinds = Array.from({ length: layers }, (_, at) => pattern[at % pattern.length] as unknown);
  const wrong = pattern.find((kind) => kind !== 'recurrent' && kind !== 'attention');
  if (wrong !== undefined) throw notAPattern(config, key, wrong);
  return kinds.filter((kind) => kind === 'attention').length;
}

function notAPattern(config: Config, key: string, value: unknown): Error {
  return config.refusal(
    'not-understood',
    key,
    value,
    'It must be a list of the words recurrent and attention.',
    'Copy it from the published config.json.',
  );
}
