import type { Config, Given } from '../config.ts';
import type { Blueprint } from '../layers/decoder.ts';
import { nest, type Row } from '../ledger.ts';
import type { Family } from './family.ts';

/** The part of a config under a key; its own type must be one of these, where it has one. */
export function readPart(
  config: Config,
  key: string,
  types: readonly string[],
  given: Given = {},
): Config {
  const part = config.nested(key, given);
  const type = part.raw('model_type');
  if (type == null || type === '' || types.includes(type as string)) return part;
  throw part.refusal(
    'not-understood',
    'model_type',
    type,
    `Read here as this part: ${types.join(', ')}; another type has other tensors.`,
    'Open an issue with the config, or count the file itself.',
  );
}

/**
 * Whether the tables are tied, where a config has the field inside the text part
 * and outside it. The reference classes ask the outer one; where only the inner
 * one is given and says otherwise, either could be meant.
 */
export function readOuterTied(config: Config, text: Config, otherwise: boolean): boolean {
  const inner = text.raw('tie_word_embeddings');
  if (!config.has('tie_word_embeddings') && typeof inner === 'boolean' && inner !== otherwise) {
    throw text.refusal(
      'inconsistent',
      'tie_word_embeddings',
      inner,
      'The reference class ties by the outer field, which is not given and means the opposite.',
      'Add tie_word_embeddings beside the parts, as the published config.json has it.',
    );
  }
  return config.flagOr('tie_word_embeddings', {
    value: otherwise,
    because: "the reference class's default",
  });
}

/** A language model that a wrapper may hold. */
export interface Inner {
  readonly family: Family;
  /** What its class fills in for fields that releases leave out. */
  readonly filled?: Given['filled'];
}

/** The language model under `text_config` and its family by its own type; the first where it has none. */
export function readInner(
  config: Config,
  inner: readonly [Inner, ...Inner[]],
): { text: Config; family: Family } {
  const types = inner.flatMap(({ family }) => family.modelTypes);
  const fields = config.raw('text_config') as Readonly<Record<string, unknown>> | null | undefined;
  const type = fields?.['model_type'];
  const found = inner.find(({ family }) => family.modelTypes.includes(type as string)) ?? inner[0];
  const text = readPart(config, 'text_config', types, { filled: found.filled ?? {} });
  return { text, family: found.family };
}

/** A language model's rows under a prefix, in one file with its towers. */
export function beside(text: Blueprint, prefix: string, towers: readonly Row[]): Blueprint {
  const [tiedHead = null] = text.tiedHead ? nest([text.tiedHead], prefix) : [];
  return {
    ...text,
    rows: [...nest(text.rows, prefix), ...towers],
    draft: nest(text.draft, prefix),
    draftTables: nest(text.draftTables, prefix),
    tiedHead,
  };
}
