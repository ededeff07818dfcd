import type { Model } from '#catalogue';
import { weigh } from '#engine';
import { isExtra } from '#engine/quantities.ts';
import type { Counter } from './counter.ts';
import { chosen, everything, once, rowsOf, unique } from './of-model.ts';

/**
 * The shapes of a released file, layer by layer, as lists that a reader can
 * edit; the draft block is a model of its own. Packed experts stand there with
 * their logical shapes, and scales beside matrices are tensors like others.
 */
export const moespeedcalc: Counter = {
  total(model) {
    const draft = once(model, 'mtp');
    return [
      { what: 'Main model', theirs: unique(model) - draft, ours: unique(model) - draft },
      { what: 'Scales', theirs: scales(model), ours: 0 },
      { what: 'Draft block', theirs: 0, ours: draft },
    ];
  },
  active(model) {
    const alwaysOn = unique(model) - once(model, 'mtp', 'routed');
    const weights = alwaysOn + chosen(model);
    return [{ what: 'Tables, layers and the chosen experts', theirs: weights, ours: weights }];
  },
};

/** The same with its draft block, as its second preset of a model has it: with the tables stored again. */
export function withDraft(model: Model): number {
  return everything(model);
}

/** Scales of the main model, where they are tensors beside matrices of one byte a weight. */
function scales(model: Model): number {
  const bytes = rowsOf(model).filter((row) => isExtra(row) && row.role !== 'mtp');
  return model.config.model_type === 'deepseek_v3' ? weigh(bytes) : 0;
}
