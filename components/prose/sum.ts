import type { Role } from '#engine';
import { dividedEvenly, minus, plus, times } from '#engine/checked.ts';
import {
  changedOf,
  countOf,
  factOf,
  roleOf,
  rowOf,
  type Change,
  type FigurePart,
} from './resolve.ts';

/** One term of a sum, times and over whole numbers or fields of its model's config. */
export type SumTerm = ModelTerm | QuotedTerm;

/** A figure, a role or a tensor of a model. */
interface ModelTerm extends Factors {
  readonly model: string;
  readonly rule?: string;
  readonly part?: FigurePart;
  readonly change?: Change;
  readonly role?: Role;
  readonly row?: string;
  /** Of a row: leaves out the layers it is repeated in. */
  readonly one?: boolean;
  /** Of a row: the low-rank adapter of that rank beside it, a matrix in and a matrix out. */
  readonly adapter?: number;
}

/** A published whole number, by the id of its quote. */
interface QuotedTerm extends Factors {
  readonly quote: string;
}

interface Factors {
  readonly times?: number | string;
  readonly over?: number | string;
}

/** Quoted whole numbers by the ids of their quotes. */
export type Quotes = ReadonlyMap<string, number>;

/** The sum of the terms, those with a negative factor taken away; each must come out whole, and so must the sum. */
export function sumOf(terms: readonly SumTerm[], quotes: Quotes = new Map()): number {
  const values = terms.map((term) => termOf(term, quotes));
  return minus(
    plus(...values.filter((value) => value >= 0)),
    plus(...values.filter((value) => value < 0).map(Math.abs)),
  );
}

function termOf(term: SumTerm, quotes: Quotes): number {
  const scaled = sizeOf(term, quotes) * factorOf(term, term.times);
  const whole = dividedEvenly(Math.abs(scaled), factorOf(term, term.over));
  if (whole === null || !Number.isSafeInteger(scaled)) throw refuse(term, "doesn't come out whole");
  return Math.sign(scaled) * whole;
}

function factorOf(term: SumTerm, by: number | string = 1): number {
  if (typeof by === 'number') return by;
  const value = 'model' in term ? factOf(term.model, by) : undefined;
  if (typeof value === 'number') return value;
  throw refuse(term, `${by} is no number`);
}

function sizeOf(term: SumTerm, quotes: Quotes): number {
  if ('quote' in term) {
    const value = quotes.get(term.quote);
    if (value !== undefined) return value;
    throw refuse(term, 'no such quote');
  }
  const { model, rule, part = 'total', change, role, row } = term;
  if (rule !== undefined)
    return change ? changedOf(model, rule, part, change) : countOf(model, rule, part);
  if (role !== undefined) return roleOf(model, role);
  if (row !== undefined) return rowSize(term, row);
  throw refuse(term, 'name a rule, a role or a row');
}

function rowSize({ model, one = false, adapter }: ModelTerm, row: string): number {
  const { shape, copies, elements } = rowOf(model, row);
  const sizes = shape.map(({ size }) => size);
  if (adapter !== undefined)
    return times(adapter, plus(...sizes), ...(one ? [] : copies.map(({ size }) => size)));
  return one ? times(...sizes) : elements;
}

function refuse(term: SumTerm, why: string): Error {
  return new Error(`<Sum ${JSON.stringify(term)}>: ${why}.`);
}
