import { weighUnder, type Convention, type Ledger, type Weighing } from '#engine';

/** A rule beside what it gives for one ledger. */
export interface Weighed<Rule extends Convention> {
  readonly rule: Rule;
  readonly weighing: Weighing;
}

export function weighUnderAll<Rule extends Convention>(
  ledger: Ledger,
  rules: readonly Rule[],
): Weighed<Rule>[] {
  return rules.map((rule) => ({ rule, weighing: weighUnder(ledger, rule) }));
}

/**
 * The rules that count the same parts of one ledger, in the total and as active.
 * Equal figures aren't enough: two parts of one size can change places.
 */
export function rulesTakingTheSame<Rule extends Convention>(
  weighing: Weighing,
  others: readonly Weighed<Rule>[],
): Rule[] {
  return others.flatMap((other) => (sameParts(other.weighing, weighing) ? [other.rule] : []));
}

/** Whether two weighings of one ledger take the same parts into the total. */
export function sameTotalParts(one: Weighing, other: Weighing): boolean {
  return one.parts.every((part, at) => part.total === other.parts[at]?.total);
}

function sameParts(one: Weighing, other: Weighing): boolean {
  if (one.total.kind !== 'exact' || one.active.kind !== other.active.kind) return false;
  const sameActive = one.parts.every(
    (part, at) => part.active?.max === other.parts[at]?.active?.max,
  );
  return sameActive && sameTotalParts(one, other);
}
