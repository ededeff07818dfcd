import type { Config } from '../config.ts';

/** Whether the tables are tied where either of the two fields may say so, and absence means no. */
export function readEitherTied(config: Config, text: Config): boolean {
  return [config, text].some((part) => part.raw('tie_word_embeddings') === true);
}
