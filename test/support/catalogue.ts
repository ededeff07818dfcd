import { loadCatalogue, type Model, type Rule } from '#catalogue';
import { ledgerOf, weighUnder, type Weighing } from '#engine';

const { models, conventions } = loadCatalogue();

export function model(id: string): Model {
  const found = models.find((each) => each.id === id);
  if (!found) throw new Error(`No model ${id}.`);
  return found;
}

export function rule(id: string): Rule {
  const found = conventions.find((each) => each.id === id);
  if (!found) throw new Error(`No convention ${id}.`);
  return found;
}

export function weighing(modelId: string, ruleId: string): Weighing {
  const { config, file } = model(modelId);
  return weighUnder(ledgerOf(config, file), rule(ruleId));
}

/** A figure as a number, or its kind where it isn't exact. */
export function figure(modelId: string, ruleId: string, part: 'total' | 'active'): number | string {
  const found = weighing(modelId, ruleId)[part];
  return found.kind === 'exact' ? found.value : found.kind;
}
