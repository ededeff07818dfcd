import type { Model } from '#catalogue';
import { byRole, weigh, type Role, type Row } from '#engine';
import { isCopy, isExtra, unique as uniqueOf } from '#engine/quantities.ts';
import { ledgerFor } from '#site/weighed.ts';

/** What the counters ask of a model: sums of its ledger, and fields of its config. */

export function rowsOf(model: Model): readonly Row[] {
  return ledgerFor(model).rows;
}

/** Trained values of these roles, each once. */
export function once(model: Model, ...roles: readonly Role[]): number {
  const sums = byRole(ledgerFor(model));
  return roles.reduce((sum, role) => sum + sums[role], 0);
}

/** Every trained value once, the draft block among them. */
export function unique(model: Model): number {
  return uniqueOf(ledgerFor(model));
}

export function copies(model: Model): number {
  return weigh(rowsOf(model).filter(isCopy));
}

/** Scales and buffers, as far as the record of the file has them. */
export function extras(model: Model): number {
  return weigh(rowsOf(model).filter(isExtra));
}

/** All that the file holds: each trained value, second copies, scales and buffers. */
export function everything(model: Model): number {
  return weigh(rowsOf(model));
}

/** The routed experts that one token asks, in the main model. */
export function chosen(model: Model): number {
  const { moe } = ledgerFor(model);
  return moe ? (once(model, 'routed') / moe.experts) * moe.topK : 0;
}

/** A whole number of the config, by the first of these names that it has; without one, the last is 0 or refused. */
export function field(model: Model, ...names: readonly string[]): number {
  for (const name of names) {
    const value = model.config[name];
    if (typeof value === 'number') return value;
  }
  throw new Error(`${model.id}: its config has none of ${names.join(', ')}.`);
}

export function fieldOr(model: Model, otherwise: number, ...names: readonly string[]): number {
  const there = names.some((name) => typeof model.config[name] === 'number');
  return there ? field(model, ...names) : otherwise;
}
