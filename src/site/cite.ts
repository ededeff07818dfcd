import type { Model, Rule } from '#catalogue';
import type { Weighing } from '#engine';
import { digits } from '#engine/format.ts';
import { numberPath } from './addresses.ts';
import { absolute } from './url.ts';

/** The sentence by which a model card leaves no doubt what was counted. Null where the rule gives no total. */
export function cardSentence(model: Model, rule: Rule, weighing: Weighing): string | null {
  const { total, active } = weighing;
  if (total.kind !== 'exact') return null;
  const perToken = active.kind === 'exact' ? `, ${digits(active.value)} active per token` : '';
  const address = absolute(numberPath(model.id, rule.id));
  return `Parameters: ${digits(total.value)} in total${perToken}, counted by Weighbridge rule ${rule.id}, version ${rule.version} (${address}).`;
}
