import type { Model } from '#catalogue';
import { ledgerFor } from '#site/weighed.ts';
import type { Counter } from './counter.ts';
import { chosen, copies, everything, extras, once, unique } from './of-model.ts';

/** Active figures that it copies from their makers instead of estimating. */
const COPIED: Readonly<Record<string, number>> = {
  'deepseek-ai/deepseek-v3': 37_000_000_000,
  'qwen/qwen3-30b-a3b': 3_300_000_000,
};

/** One twentieth of the total is taken as always on, the rest as experts in equal shares. */
export function estimate(
  total: number,
  experts: number,
  topK: number,
): { readonly shared: number; readonly experts: number } {
  const shared = Math.floor(total * 0.05);
  return { shared, experts: topK * Math.floor((total - shared) / experts) };
}

export const llmfit: Counter = {
  total(model) {
    const all = unique(model);
    return [
      { what: 'Every trained value once', theirs: all, ours: all },
      { what: 'Tables stored a second time', theirs: copies(model), ours: 0 },
      { what: 'Scales', theirs: extras(model), ours: 0 },
    ];
  },
  active(model) {
    const { moe } = ledgerFor(model);
    if (!moe) return null;
    const alwaysOn = unique(model) - once(model, 'mtp', 'routed');
    const copied = COPIED[model.id];
    if (copied !== undefined) {
      const ours = alwaysOn + chosen(model);
      return [{ what: 'Copied from the maker’s label', theirs: copied, ours }];
    }
    const guess = estimate(hubTotal(model), moe.experts, moe.topK);
    return [
      { what: 'Always on', theirs: guess.shared, ours: alwaysOn },
      { what: 'Chosen experts', theirs: guess.experts, ours: chosen(model) },
    ];
  },
};

function hubTotal(model: Model): number {
  return everything(model);
}
