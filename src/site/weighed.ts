import { loadCatalogue, type Model, type Rule } from '#catalogue';
import { ledgerOf, weighUnder, type Ledger, type Weighing } from '#engine';

/** The whole catalogue, weighed once per build and shared by all pages. */
const catalogue = loadCatalogue();

export const models: readonly Model[] = catalogue.models;
export const rules: readonly Rule[] = catalogue.conventions;

const ledgers = new Map<string, Ledger>();

export function modelById(id: string): Model {
  const model = models.find((each) => each.id === id);
  if (!model) throw new Error(`No model "${id}" in content/models.`);
  return model;
}

export function ruleById(id: string): Rule {
  const rule = rules.find((each) => each.id === id);
  if (!rule) throw new Error(`No convention "${id}" in content/conventions.`);
  return rule;
}

export function ledgerFor(model: Model): Ledger {
  const known = ledgers.get(model.id);
  if (known) return known;
  const ledger = ledgerOf(model.config, model.file);
  ledgers.set(model.id, ledger);
  return ledger;
}

const weighings = new WeakMap<Model, Map<Rule, Weighing>>();

export function weighingOf(model: Model, rule: Rule): Weighing {
  const own = weighings.get(model) ?? new Map<Rule, Weighing>();
  weighings.set(model, own);
  const weighing = own.get(rule) ?? weighUnder(ledgerFor(model), rule);
  own.set(rule, weighing);
  return weighing;
}
