import type { Claim, Model } from '#catalogue';
import { judge, weighUnder, type Judgement } from '#engine';
import { ledgerFor, rules } from './weighed.ts';

/** What a published figure is worth: the rules and roundings of the catalogue that give it. */
export function judgeClaim(model: Model, claim: Claim): Judgement {
  const ledger = ledgerFor(model);
  const candidates = rules.map((rule) => ({ id: rule.id, ...weighUnder(ledger, rule) }));
  return judge(claim, claim.states, candidates);
}
