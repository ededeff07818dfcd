import type { Model, Rule } from '#catalogue';
import { DEFAULT_RULE } from './choices.ts';
import { judgeClaim } from './verdicts.ts';
import { ruleById } from './weighed.ts';

/** The rule a model's page opens with: the one its maker states, else the first that gives its label. */
export function ownRule(model: Model): Rule {
  const stated = model.claims.find(({ states }) => states !== null)?.states;
  if (stated) return ruleById(stated);
  const [claim] = model.claims;
  const fitting = claim ? judgeClaim(model, claim).halfUp[0] : undefined;
  return ruleById(fitting ?? DEFAULT_RULE);
}
