import type { Config, Given } from '../config.ts';
import type { Blueprint } from '../layers/decoder.ts';
import type { Row } from '../ledger.ts';
import { typesOf, type Family } from './family.ts';
import { renamed } from './renamed.ts';
import { readPart } from './wrapped.ts';

/** A language model that a wrapper may hold. */
export type Inner = readonly [
  family: Family,
  /** What its class fills in for fields that releases leave out. */
  filled?: Given['filled'],
];

/** The language model under `text_config` and its family by its own type; the first where it has none. */
export function readInner(
  config: Config,
  inner: readonly [Inner, ...Inner[]],
): { text: Config; family: Family } {
  const types = inner.flatMap(([each]) => typesOf(each));
  const fields = config.raw('text_config') as Readonly<Record<string, unknown>> | null | undefined;
  const type = fields?.['model_type'];
  const [family, filled = {}] =
    inner.find(([each]) => typesOf(each).includes(type as string)) ?? inner[0];
  const text = readPart(config, 'text_config', types, { filled });
  return { text, family };
}

/** Where files hold the language model: the whole of it under a prefix, or its body one level further down. */
const PLACES = {
  apart: (name: string): string => `language_model.${name}`,
  within: (name: string): string => name.replace(/^model\./, 'model.language_model.'),
};

/** A language model's rows at their place, in one file with its towers. */
export function beside(
  text: Blueprint,
  towers: readonly Row[],
  place: keyof typeof PLACES = 'apart',
): Blueprint {
  const moved = renamed(text, PLACES[place]);
  return { ...moved, rows: [...moved.rows, ...towers] };
}

/**
 * Where the class would tie unless told otherwise: the outer field decides, else the
 * inner one. Where there is neither, the language model's own default holds, as in the
 * files: by the Hub's sums Mistral Small 3.1 and InternVL 2.5 have a head of their own, though
 * today's classes tie.
 */
export function decideTied(config: Config, text: Config): void {
  const key = 'tie_word_embeddings';
  if (config.has(key)) text.decide(key, config.raw(key));
}
