import type { Model, Rule } from '#catalogue';
import { pairOf } from './catalogue-rows.ts';
import { models } from './weighed.ts';

/** The models whose totals under a rule are nearest in ratio to a model’s, the nearest first. */
export function nearest(model: Model, rule: Rule, most: number): readonly Model[] {
  const [own] = pairOf(model, rule);
  if (own === null) return [];
  return models
    .flatMap((other) => {
      const [total] = pairOf(other, rule);
      if (total === null || other.id === model.id) return [];
      return [{ other, distance: Math.abs(Math.log(total / own)) }];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ other }) => other);
}
