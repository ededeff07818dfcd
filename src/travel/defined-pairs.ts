import type { Model, Rule } from '#catalogue';
import { models, rules, weighingOf } from '#site/weighed.ts';

/** Every model with every rule that gives it a figure. What has no figure has no badge, no frame and no preview. */
export function definedPairs(): { readonly model: Model; readonly rule: Rule }[] {
  return models.flatMap((model) =>
    rules
      .filter((rule) => weighingOf(model, rule).total.kind === 'exact')
      .map((rule) => ({ model, rule })),
  );
}

/** Their addresses, for a route of organisation, model and rule. */
export const definedPaths = () =>
  definedPairs().map(({ model, rule }) => {
    const [org, name] = model.id.split('/');
    return { params: { org, model: name, convention: rule.id }, props: { model, rule } };
  });

export interface PairProps {
  readonly model: Model;
  readonly rule: Rule;
}
