import type { Claim, Criterion, Model, Subject } from '#catalogue';
import {
  byRole,
  ConfigError,
  ledgerOf,
  weighUnder,
  type Ledger,
  type Role,
  type Row,
} from '#engine';
import { fits } from '#engine/file-facts.ts';
import { roundingsOf, type Verdict } from '#engine/verdict.ts';
import { bytesUnder, formatById } from './formats.ts';
import { judgeClaim } from './verdicts.ts';
import { ledgerFor, modelById, ruleById } from './weighed.ts';

type By<K extends Criterion['by']> = Extract<Criterion, { readonly by: K }>;
type Part = 'total' | 'active';

/**
 * Whether a thing falls under a term, by the engine. A config that is refused
 * falls under nothing, provided the refusal stands where the term says.
 *
 * @throws Error where model, row, claim or rule don't exist, or the criterion
 * needs what the subject doesn't name: a typo must not pass as a near miss.
 */
export function includes(criterion: Criterion, subject: Subject): boolean {
  if (subject.refusedAt !== undefined) return !isRefused(subject);
  switch (criterion.by) {
    case 'row':
      return rowFits(criterion, rowOf(subject));
    case 'has':
      return criterion.roles.every((role) => weighedAs(subject, role) > 0);
    case 'counted':
      return rowCounts(criterion, subject);
    case 'figures':
      return compare(
        figureOf(subject, criterion.left),
        criterion.is,
        figureOf(subject, criterion.right),
      );
    case 'config':
      return configFits(criterion, subject);
    case 'prints':
      return prints(criterion, subject);
    case 'bits':
      return bitsFit(criterion, subject);
    case 'verdict':
      return criterion.is.includes(verdictOf(subject));
    case 'moves':
    case 'stays': {
      const { before, after } = moved(criterion, subject);
      return (before === after) === (criterion.by === 'stays');
    }
    case 'read':
      return ledgerOf(configOf(subject)).rows.length > 0;
  }
}

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

function rowFits({ role, inner, state, tensor, name }: By<'row'>, row: Row): boolean {
  return (
    (role === undefined || row.role === role) &&
    (inner === undefined || row.inner === inner) &&
    (state === undefined || row.state === state) &&
    (tensor === undefined || row.kind === tensor) &&
    (name === undefined || fits(name, row.name))
  );
}

function rowCounts({ rule, part, how }: By<'counted'>, subject: Subject): boolean {
  const row = rowOf(subject);
  const { parts } = weighUnder(ledgerIn(subject), ruleById(rule));
  const found = parts.find((each) => each.row === row);
  if (!found) throw new Error(`${subject.model}: ${rule} does not weigh ${row.name}.`);
  const amount = part === 'total' ? found.total : (found.active?.max ?? 0);
  switch (how) {
    case 'at all':
      return amount > 0;
    case 'whole':
      return amount === row.elements;
    case 'in part':
      return amount > 0 && amount < row.elements;
  }
}

function configFits({ field, is, than }: By<'config'>, subject: Subject): boolean {
  const left = valueOf(subject, field);
  const config = configOf(subject);
  const right = typeof than === 'string' && than in config ? config[than] : than;
  if (is === 'equal') return left === right;
  if (typeof left === 'number' && typeof right === 'number') return compare(left, is, right);
  throw new Error(`${subject.model}: ${field} and ${String(than)} are not both numbers.`);
}

function prints({ rule, rounding }: By<'prints'>, subject: Subject): boolean {
  const value = figureOf(subject, { rule, part: subject.part ?? 'total' });
  return roundingsOf(value, printedOf(subject)).includes(rounding);
}

/** Compared as products, so that no division rounds a difference away. */
function bitsFit(criterion: By<'bits'>, subject: Subject): boolean {
  const { bytes, parameters } = storedOf(criterion, subject);
  return compare(bytes * 8, criterion.is, criterion.than * parameters);
}

function isRefused(subject: Subject): boolean {
  try {
    ledgerOf(configOf(subject));
  } catch (error) {
    if (error instanceof ConfigError && error.path === subject.refusedAt) return true;
    throw error;
  }
  return false;
}

function configOf({ model, change }: Subject): Model['config'] {
  const { config } = modelById(model);
  if (!change) return config;
  const gone = Object.keys(change).filter((key) => change[key] === null);
  const changed = { ...config, ...change };
  return Object.fromEntries(
    Object.entries(changed).filter(([key]) => !gone.includes(key)),
  ) as Model['config'];
}

function ledgerIn(subject: Subject): Ledger {
  return subject.change ? ledgerOf(configOf(subject)) : ledgerFor(modelById(subject.model));
}

function figureIn(ledger: Ledger, rule: string, part: Part): number {
  const figure = weighUnder(ledger, ruleById(rule))[part];
  if (figure.kind === 'exact') return figure.value;
  throw new Error(
    `${rule} has no ${part} figure: ${figure.kind === 'none' ? figure.why : 'a range'}.`,
  );
}

function compare(left: number, is: 'less' | 'equal' | 'greater', right: number): boolean {
  return is === 'less' ? left < right : is === 'greater' ? left > right : left === right;
}
