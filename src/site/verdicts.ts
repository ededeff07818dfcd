import type { Claim, Model } from '#catalogue';
import { judge, type Judgement, type Verdict } from '#engine';
import { rules, weighingOf } from './weighed.ts';

/** What a published figure is worth: the rules and roundings of the catalogue that give it. */
export function judgeClaim(model: Model, claim: Claim): Judgement {
  const candidates = rules.map((rule) => ({ id: rule.id, ...weighingOf(model, rule) }));
  return judge(claim, claim.states, candidates);
}

/** What each verdict says of a published figure, to follow its word. */
export const VERDICT_MEANINGS: Readonly<Record<Verdict, string>> = {
  reproduces: 'the rule its maker states gives it, rounded half up',
  'another rule': 'a rule gives it, and not the one its maker states',
  truncated: 'a rule gives it only if digits are cut off instead of rounded',
  contradicts: 'no rule here gives it, however it is rounded',
  'cannot tell': 'its maker states no rule, and several give it',
};
