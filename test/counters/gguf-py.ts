import type { Model } from '#catalogue';
import { weigh } from '#engine';
import { isExtra } from '#engine/quantities.ts';
import { ledgerFor } from '#site/weighed.ts';
import type { Counter } from './counter.ts';
import { rowsOf, unique } from './of-model.ts';

/**
 * A label for file names: the number of experts, and the size of one path that
 * has everything shared and one expert of each layer.
 */
export const ggufPy: Counter = {
  total: () => null,
  active: () => null,
  label(model) {
    const { moe } = ledgerFor(model);
    if (!moe) return rounded(unique(model));
    return `${moe.experts}x${rounded(pathOf(model))}`;
  },
};

/** Models whose conversion keeps the draft block and the copies of tables in it; that of DeepSeek-V3 leaves it out. */
const KEEPS_THE_DRAFT = ['zai-org/glm-4.5', 'zai-org/glm-4.5-air'];

/** Parameters of one path through a converted file. */
function pathOf(model: Model): number {
  const { moe } = ledgerFor(model);
  const keeps = KEEPS_THE_DRAFT.includes(model.id);
  const rows = rowsOf(model).filter((row) => !isExtra(row) && (keeps || row.role !== 'mtp'));
  const experts = weigh(rows.filter(({ role, inner }) => (inner ?? role) === 'routed'));
  return weigh(rows) - experts + experts / (moe?.experts ?? 1);
}

/** At least two digits, in the largest unit that leaves one before the point. */
function rounded(count: number): string {
  const units = ['K', 'M', 'B', 'T'];
  const step = Math.min(3, Math.max(0, Math.floor(Math.log10(count) / 3) - 1));
  const scaled = count / 10 ** (3 * (step + 1));
  const digits = String(Math.round(scaled)).replace(/^0+/, '').length;
  return `${scaled.toFixed(Math.max(0, 2 - digits))}${units[step] ?? ''}`;
}
