import { plus } from '../checked.ts';
import type { Part, Weighing } from '../conventions.ts';
import { fits } from '../file-facts.ts';
import type { Ledger, Row } from '../ledger.ts';
import { roleInSentence } from '../roles.ts';
import { bytesOfRow, type Bytes } from './bytes-of-row.ts';
import { depthOf, spanOf } from './layer-span.ts';
import { layersWithMoreBits } from './more-bits.ts';
import { doing, fitsChoice } from './tensor-choice.ts';
import type { Assignment, StorageFormat, StorageType } from './storage.ts';

export interface WeighedBytes {
  /** Bytes of the weights that the rule's total takes. */
  readonly total: Bytes;
  /** Bytes of those that its active figure takes: whole matrices, or rows of a table. */
  readonly active: Bytes;
}

/**
 * The bytes of a weighing in a storage format: each tensor in the type that the
 * format gives it. Only weights; no cache, no work space, no header.
 */
export function weighBytes(
  ledger: Ledger,
  weighing: Weighing,
  format: StorageFormat,
  types: readonly StorageType[],
): WeighedBytes {
  const counted = weighing.parts.filter(({ total, active }) => total > 0 || (active?.max ?? 0) > 0);
  const why = refusalOf(
    counted.map(({ row }) => row),
    format,
  );
  if (why) return { total: { kind: 'none', why }, active: { kind: 'none', why } };
  const sized = counted.map((part) => ({
    part,
    bytes: bytesIn(part.row, ledger, format, types),
  }));
  return {
    total: sum(sized.filter(({ part }) => part.total > 0).map(({ bytes }) => bytes)),
    active: sum(sized.map(({ part, bytes }) => activeBytes(part, bytes))),
  };
}

/** Why the format says nothing about a model with these rows, if it doesn't. */
function refusalOf(
  rows: readonly Row[],
  { needs, refuses = [] }: StorageFormat,
): string | undefined {
  if (needs && !rows.some((row) => doing(row) === needs))
    return `it packs ${roleInSentence(needs)}, and the model has none`;
  return refuses.find(({ names }) => rows.some((row) => names.some((name) => fits(name, row.name))))
    ?.why;
}

/** A row in a format; layers of one row may get different types. */
function bytesIn(
  row: Row,
  ledger: Ledger,
  { assign }: StorageFormat,
  types: readonly StorageType[],
): Bytes {
  const { main, draft } = depthOf(ledger);
  const span = spanOf(row, ledger);
  const all = span?.count ?? 1;
  let left = all;
  const taken: Bytes[] = [];
  for (const each of assign.filter((one) => takes(one, row, ledger, main))) {
    const layers = each.layers && span ? layersWithMoreBits(span, main + draft) : left;
    if (each.layers && !span)
      return { kind: 'none', why: `the layers in which ${row.name} stands aren’t known` };
    const type = types.find(({ id }) => id === each.type);
    if (!type) throw new Error(`No storage type "${each.type}".`);
    taken.push(shareOf(bytesOfRow(row, type, types), layers, all));
    left -= layers;
    if (left === 0) return sum(taken);
  }
  return { kind: 'none', why: `its rule has no type for ${row.name}` };
}

function takes(choice: Assignment, row: Row, { moe }: Ledger, depth: number): boolean {
  const { head, experts } = choice;
  if (!fitsChoice(choice, row, doing(row))) return false;
  if (head && doing(row) !== 'head' && row.state !== 'tied') return false;
  if (experts !== undefined && moe?.experts !== experts) return false;
  return choice.depth === undefined || choice.depth === depth;
}

/** The part of a row's bytes that its active elements take. */
function activeBytes({ row, active }: Part, bytes: Bytes): Bytes {
  if (!active || active.max === 0) return { kind: 'exact', bytes: 0 };
  return shareOf(bytes, active.max, row.elements);
}

/** So many parts of bytes, where that comes out whole. */
function shareOf(bytes: Bytes, part: number, of: number): Bytes {
  if (bytes.kind === 'none') return bytes;
  // Bytes times elements pass what a number holds exactly.
  const product = BigInt(bytes.bytes) * BigInt(part);
  return product % BigInt(of) === 0n
    ? { kind: 'exact', bytes: Number(product / BigInt(of)) }
    : { kind: 'none', why: 'the part that is read doesn’t fill whole bytes' };
}

function sum(all: readonly Bytes[]): Bytes {
  const missing = all.find(({ kind }) => kind === 'none');
  if (missing) return missing;
  return {
    kind: 'exact',
    bytes: plus(...all.map((each) => (each.kind === 'exact' ? each.bytes : 0))),
  };
}
