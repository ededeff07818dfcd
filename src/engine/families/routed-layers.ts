import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { readLayerKinds } from './layer-lists.ts';

/** Which layers route and which are dense, by the fields that families state it in. */

/** How many layers are dense and how many route. */
export interface Split {
  readonly dense: Dim;
  readonly routed: Dim;
}

export function splitAt(layers: Dim, isRouted: (layer: number) => boolean): Split {
  const routed = Array.from({ length: layers.size }, (_, at) => at).filter(isRouted).length;
  return { dense: dim('dense layers', layers.size - routed), routed: dim('MoE layers', routed) };
}

/** `mlp_layer_types` as transformers 5 writes it; where it is absent the family's older fields decide. */
export function readMlpTypes(config: Config, layers: Dim, otherwise: () => Split): Split {
  const kinds = readLayerKinds(config, 'mlp_layer_types', layers.size, ['dense', 'sparse']);
  return kinds ? splitAt(layers, (layer) => kinds[layer] === 'sparse') : otherwise();
}

/** The first so many layers are dense, the rest route. */
export function readDenseFirst(config: Config, layers: Dim, otherwise: number): Split {
  const first = config.countOr('first_k_dense_replace', {
    value: otherwise,
    because: "the reference class's default",
  });
  return splitAt(layers, (layer) => layer >= first);
}

/** Qwen's pattern: every so many layers routes, unless it is listed as dense. */
export function readSparseStep(config: Config, layers: Dim): Split {
  const step = config.sizeOr('decoder_sparse_step', { value: 1, because: 'every layer routes' });
  const listed = new Set(config.layerList('mlp_only_layers', layers.size));
  return splitAt(layers, (layer) => !listed.has(layer) && (layer + 1) % step === 0);
}
