import type { Counter } from './counter.ts';
import { copies, once, unique } from './of-model.ts';

/**
 * The sum of all tensors in a repository's safetensors files, words unpacked
 * into the weights they hold and scales passed over.
 */
export const huggingfaceJs: Counter = {
  total(model) {
    const draft = once(model, 'mtp');
    const main = unique(model) - draft;
    return [
      { what: 'Main model', theirs: main, ours: main },
      { what: 'Draft block', theirs: draft, ours: draft },
      { what: 'Tables stored a second time', theirs: copies(model), ours: 0 },
    ];
  },
  active: () => null,
};
