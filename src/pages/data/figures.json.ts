import { pairOf } from '#site/catalogue-rows.ts';
import { models, rules } from '#site/weighed.ts';

/**
 * Every model’s pair of figures under every rule, by rule and model: what the
 * list of models shows when another rule is chosen. Counting them there would
 * take every family’s code, which is more than the figures.
 */
const figures = Object.fromEntries(
  rules.map((rule) => [
    rule.id,
    Object.fromEntries(models.map((model) => [model.id, pairOf(model, rule)])),
  ]),
);

export const GET = (): Response => Response.json(figures);
