import type { Criterion, Subject } from '#catalogue';
import { ConfigError, ledgerOf, weighUnder, type Row } from '#engine';
import { fits } from '#engine/file-facts.ts';
import { roundingsOf } from '#engine/printed.ts';
import {
  activeOf,
  configOf,
  figureOf,
  ledgerIn,
  moved,
  printedOf,
  rowOf,
  storedOf,
  valueOf,
  verdictOf,
  weighedAs,
  type By,
} from './subject.ts';
import { ruleById } from './weighed.ts';

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
    case 'range':
      return activeOf(subject, criterion.rule).kind === 'range';
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

function compare(left: number, is: 'less' | 'equal' | 'greater', right: number): boolean {
  return is === 'less' ? left < right : is === 'greater' ? left > right : left === right;
}
