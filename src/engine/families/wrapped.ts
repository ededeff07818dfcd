import type { Config, Given } from '../config.ts';
import { readTied } from './fields.ts';

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
  return readTied(config, otherwise);
}
