import type { TensorFamily } from './families-of-tensors.ts';

/** Layers of a kind that one of their tensors gives away, by the prefix their names share. */
export type MarkedLayers = ReadonlyMap<string, ReadonlySet<number>>;

export function layersMarked(families: readonly TensorFamily[], mark: RegExp): MarkedLayers {
  const marked = new Map<string, Set<number>>();
  for (const { pattern, layers } of families) {
    if (!mark.test(pattern)) continue;
    const prefix = prefixOf(pattern);
    const numbers = marked.get(prefix) ?? new Set();
    for (const layer of layers.keys()) if (layer >= 0) numbers.add(layer);
    marked.set(prefix, numbers);
  }
  return marked;
}

/** The name up to its first number; names without one share the empty prefix, which no marked layer has. */
export function prefixOf(pattern: string): string {
  return pattern.slice(0, pattern.indexOf('*') + 1);
}
