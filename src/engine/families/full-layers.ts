import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import { readLayerKinds } from './layer-lists.ts';

export interface FullLayers {
  /** The release's own list of zeros and ones, and which of the two stands for full attention. */
  readonly key: string;
  readonly full: 0 | 1;
  /** What transformers calls the other kind in `layer_types`. */
  readonly other: string;
  /** Which layers the class makes full where neither list is given. */
  readonly otherwise: (layer: number) => boolean;
}

/** For each layer whether it attends in full; the two lists that say so must agree. */
export function readFullLayers(config: Config, layers: Dim, spelling: FullLayers): boolean[] {
  const listed = readLayerKinds(config, spelling.key, layers.size, [0, 1]);
  const known = ['full_attention', spelling.other];
  const types = readLayerKinds(config, 'layer_types', layers.size, known);
  if (!listed && !types)
    config.assume(
      "layer_types is not given: full and other layers as in the reference class's pattern.",
    );
  return Array.from({ length: layers.size }, (_, at) => {
    const worded = types ? types[at] === known[0] : null;
    const stated = listed ? listed[at] === spelling.full : worded;
    if (worded === null || worded === stated) return stated ?? spelling.otherwise(at);
    throw config.refusal(
      'inconsistent',
      `${spelling.key}[${at}]`,
      listed?.[at],
      `layer_types says ${String(types?.[at])} of the same layer; ${spelling.full} stands for full attention.`,
      'Correct one of the two lists.',
    );
  });
}
