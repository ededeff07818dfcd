import type { Claim, Criterion, Model, Subject } from '#catalogue';
import {
  byRole,
  ledgerOf,
  weighUnder,
  type Figure,
  type Ledger,
  type Role,
  type Row,
} from '#engine';
import type { Verdict } from '#engine/verdict.ts';
import { bytesUnder, formatById } from './formats.ts';
import { judgeClaim } from './verdicts.ts';
import { ledgerFor, modelById, ruleById } from './weighed.ts';

/**
 * What the engine says of a thing that a term is shown on. The tests judge by
 * it and the page prints it, so that neither can say what the other doesn't.
 * Whatever a subject names and isn't there stops the build.
 */

export type By<K extends Criterion['by']> = Extract<Criterion, { readonly by: K }>;
type Part = 'total' | 'active';

/** The row a subject names, copies, scales and buffers among them. */
export function rowOf(subject: Subject): Row {
  const { rows } = ledgerFor(modelById(subject.model));
  const found = rows.find(({ name }) => name === subject.row);
  if (found) return found;
  throw new Error(
    `${subject.model} has no row "${subject.row ?? ''}". Its rows: ${rows.map(({ name }) => name).join(' ')}.`,
  );
}

/** Parameters of a role in the subject, each once. */
export function weighedAs(subject: Subject, role: Role): number {
  return byRole(ledgerIn(subject))[role];
}

/** A figure before and after the change, both from the config alone. */
export function moved(
  { rule, part }: By<'moves' | 'stays'>,
  subject: Subject,
): { readonly before: number; readonly after: number } {
  if (!subject.change) throw new Error(`${subject.model}: name the change of the config.`);
  const { config } = modelById(subject.model);
  return {
    before: figureIn(ledgerOf(config), rule, part),
    after: figureIn(ledgerOf(configOf(subject)), rule, part),
  };
}

/** A figure of the subject: from the released file, or from its changed config. */
export function figureOf(subject: Subject, { rule, part }: { rule: string; part: Part }): number {
  return figureIn(ledgerIn(subject), rule, part);
}

/** The active figure of the subject under a rule: one number, or a range of them. */
export function activeOf(subject: Subject, rule: string): Exclude<Figure, { kind: 'none' }> {
  const { active } = weighUnder(ledgerIn(subject), ruleById(rule));
  if (active.kind !== 'none') return active;
  throw new Error(`${rule} has no active figure: ${active.why}.`);
}

/** Bytes of one rule's weights and parameters by another, whose ratio is bits for each. */
export function storedOf(
  { stored, per }: By<'bits'>,
  subject: Subject,
): { readonly bytes: number; readonly parameters: number; readonly format: string } {
  const format = formatById(subject.format ?? 'bf16');
  const { total } = bytesUnder(ledgerIn(subject), ruleById(stored), format);
  if (total.kind !== 'exact')
    throw new Error(`${subject.model}: no bytes in ${format.id}: ${total.why}.`);
  const parameters = figureOf(subject, { rule: per, part: 'total' });
  return { bytes: total.bytes, parameters, format: format.name };
}

/** The printed figure a subject names. */
export function printedOf(subject: Subject): string {
  const { model, claim: id, part = 'total' } = subject;
  const text = claimOf(subject)[part];
  if (text) return text;
  throw new Error(`${model}: claim "${id ?? ''}" has no ${part} figure.`);
}

/** What the published figure a subject names is worth, over all rules and roundings. */
export function verdictOf(subject: Subject): Verdict {
  return judgeClaim(modelById(subject.model), claimOf(subject)).verdict;
}

function claimOf({ model, claim: id }: Subject): Claim {
  const { claims } = modelById(model);
  const claim = claims.find((each) => each.id === id);
  if (claim) return claim;
  throw new Error(
    `${model} has no claim "${id ?? ''}". It has ${claims.map((each) => each.id).join(', ')}.`,
  );
}

/** The value of a config field, or the literal itself. */
export function valueOf(subject: Subject, field: string | number | boolean): unknown {
  if (typeof field !== 'string') return field;
  const config = configOf(subject);
  if (!(field in config)) throw new Error(`${subject.model}: the config has no ${field}.`);
  return config[field];
}

/** The subject's config: the published fields, the changed ones in their place, those set to null gone. */
export function configOf({ model, change }: Subject): Model['config'] {
  const { config } = modelById(model);
  if (!change) return config;
  const gone = Object.keys(change).filter((key) => change[key] === null);
  const changed = { ...config, ...change };
  return Object.fromEntries(
    Object.entries(changed).filter(([key]) => !gone.includes(key)),
  ) as Model['config'];
}

/** The subject's ledger: of the released file, or of its changed config alone. */
export function ledgerIn(subject: Subject): Ledger {
  return subject.change ? ledgerOf(configOf(subject)) : ledgerFor(modelById(subject.model));
}

function figureIn(ledger: Ledger, rule: string, part: Part): number {
  const figure = weighUnder(ledger, ruleById(rule))[part];
  if (figure.kind === 'exact') return figure.value;
  throw new Error(
    `${rule} has no ${part} figure: ${figure.kind === 'none' ? figure.why : 'a range'}.`,
  );
}
