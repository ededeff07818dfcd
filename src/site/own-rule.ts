import type { Model, Rule } from '#catalogue';
import type { OWN } from '../search/data.ts';
import { DEFAULT_RULE } from './choices.ts';
import { judgeClaim } from './verdicts.ts';
import { ruleById } from './weighed.ts';

/** A rule for a model, and why it is the first to be shown. */
export interface OwnRule {
  readonly rule: Rule;
  readonly why: (typeof OWN)[number];
}

/** The rule a model's page opens with: the one its maker states, else the first that gives its label. */
export function ownRuleOf(model: Model): OwnRule {
  const stated = model.claims.find(({ states }) => states !== null)?.states;
  if (stated) return { rule: ruleById(stated), why: 'stated' };
  const [claim] = model.claims;
  const fitting = claim ? judgeClaim(model, claim).halfUp[0] : undefined;
  return fitting
    ? { rule: ruleById(fitting), why: 'gives the label' }
    : { rule: ruleById(DEFAULT_RULE), why: 'chosen' };
}

export const ownRule = (model: Model): Rule => ownRuleOf(model).rule;
