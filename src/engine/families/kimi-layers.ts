import type { Config } from '../config.ts';
import { readLayerKinds } from './layer-lists.ts';

/** Which layers of Kimi Linear attend: two lists in the released form, one in that of transformers 5. */

export const LINEAR_KINDS = ['linear_attention', 'full_attention'] as const;

type Kind = (typeof LINEAR_KINDS)[number];

const LISTS: readonly (readonly [key: string, kind: Kind])[] = [
  ['full_attn_layers', 'full_attention'],
  ['kda_layers', 'linear_attention'],
];

export function readKimiKinds(config: Config, layers: number): readonly Kind[] {
  const kinds = readLayerKinds(config, 'layer_types', layers, LINEAR_KINDS);
  const part = config.has('linear_attn_config') ? config.nested('linear_attn_config') : null;
  const listed = part && LISTS.every(([key]) => part.has(key));
  if (kinds) return kinds;
  if (listed) return fromLists(part, layers);
  config.assume(
    'layer_types is not given: layers 4, 8, 12 and so on attend, counted from zero, the reference class’s default.',
  );
  return Array.from({ length: layers }, (_, at) =>
    at > 0 && at % 4 === 0 ? 'full_attention' : 'linear_attention',
  );
}

/** The lists count layers from one and between them name each once. */
function fromLists(part: Config, layers: number): readonly Kind[] {
  const kinds: (Kind | undefined)[] = Array.from({ length: layers }, () => undefined);
  for (const [key, kind] of LISTS) {
    for (const number of part.layerList(key, layers + 1)) {
      if (number === 0 || kinds[number - 1]) throw notOnce(part, key, number, layers);
      kinds[number - 1] = kind;
    }
  }
  const missing = kinds.findIndex((kind) => kind === undefined);
  if (missing >= 0) throw notOnce(part, 'kda_layers', missing + 1, layers);
  return kinds as readonly Kind[];
}

function notOnce(part: Config, key: string, number: number, layers: number): Error {
  return part.refusal(
    'inconsistent',
    key,
    number,
    `full_attn_layers and kda_layers name each of the layers 1 to ${layers} once between them.`,
    'Copy both lists from the published config.json.',
  );
}
