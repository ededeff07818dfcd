import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';

/** Lists that say for each layer of what kind it is; they must name each layer, in words known here. */

/** One of the known values per layer; null where the field isn't given. */
export function readLayerKinds<T extends string | number | boolean>(
  config: Config,
  key: string,
  layers: number,
  known: readonly T[],
): readonly T[] | null {
  const value = config.raw(key);
  if (value == null) return null;
  if (!Array.isArray(value)) {
    throw config.refusal(
      'wrong-type',
      key,
      value,
      'It must be a list with one kind per layer.',
      'Copy it from the published config.json.',
    );
  }
  if (value.length !== layers) {
    throw config.refusal(
      'inconsistent',
      key,
      value.length,
      `It must name one kind for each of the ${layers} layers.`,
      'Correct the list or the number of layers.',
    );
  }
  value.forEach((kind, at) => {
    if (known.includes(kind)) return;
    throw config.refusal(
      'not-understood',
      `${key}[${at}]`,
      kind,
      `Known here: ${known.join(', ')}; another kind of layer holds other weights.`,
      'Open an issue with the config, or count the file itself.',
    );
  });
  return value as readonly T[];
}

/** How many layers are of a kind, as a named dimension. */
export function layersOf<T>(name: string, kinds: readonly T[], kind: T): Dim {
  return dim(name, kinds.filter((each) => each === kind).length);
}
