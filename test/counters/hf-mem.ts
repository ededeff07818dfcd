import type { Model } from '#catalogue';
import { weigh } from '#engine';
import { ledgerFor } from '#site/weighed.ts';
import type { Counter } from './counter.ts';
import { copies, extras, rowsOf, unique } from './of-model.ts';

/** Every tensor of the safetensors files by the shape that its header gives: a word of packed weights is one. */
export function bytesOf(tensors: readonly { elements: number; bytesEach: number }[]): number {
  return tensors.reduce((sum, { elements, bytesEach }) => sum + elements * bytesEach, 0);
}

export const hfMem: Counter = {
  total(model) {
    const packed = packedWeights(model);
    const rest = unique(model) - packed;
    return [
      { what: 'Weights in elements of their own', theirs: rest, ours: rest },
      { what: 'Weights packed two to a byte', theirs: packed / 2, ours: packed },
      { what: 'Tables stored a second time', theirs: copies(model), ours: 0 },
      { what: 'Scales', theirs: extras(model), ours: 0 },
    ];
  },
  active: () => null,
};

/** The matrices of gpt-oss's experts hold two weights in each byte. */
function packedWeights(model: Model): number {
  if (ledgerFor(model).modelType !== 'gpt_oss') return 0;
  return weigh(
    rowsOf(model).filter(
      ({ role, kind, state }) => role === 'routed' && kind === 'matrix' && state === 'unique',
    ),
  );
}
