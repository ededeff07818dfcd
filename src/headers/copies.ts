import { digits } from '../engine/format.ts';
import { row, weigh, type Row } from '../engine/ledger.ts';
import type { ModelFacts } from './facts.ts';
import { DRAFT_COPIES, REARRANGED } from './roles-from-names/marks.ts';

export interface Told {
  readonly rows: readonly Row[];
  /** What was decided, or can't be, in sentences. */
  readonly notes: readonly string[];
}

/** Tells second copies from tables of their own, and says where only a config could. */
export function tellCopies(rows: readonly Row[], facts: ModelFacts): Told {
  const tables = tellTables(rows, facts);
  return { ...tables, rows: tellRearranged(tellDraftTables(tables.rows)) };
}

function tellTables(rows: readonly Row[], { tied, source }: ModelFacts): Told {
  const input = tableOf(rows, 'embedding');
  const output = tableOf(rows, 'head');
  if (!input && output && tied) {
    // Writers that keep one of two shared tensors may keep the other one.
    return { rows: replace(rows, output, { role: 'embedding', state: 'tied' }), notes: [] };
  }
  if (!input) return { rows, notes: [] };
  if (!output) {
    if (tied === false || isEncoder(rows)) return { rows, notes: [] };
    const notes = tied
      ? []
      : [
          `There is no output head, and ${source} doesn’t speak of tying: the embedding is taken to be both.`,
        ];
    return { rows: replace(rows, input, { state: 'tied' }), notes };
  }
  if (!sameShape(input, output) || tied === false) return { rows, notes: [] };
  if (tied === null) {
    const notes = [
      `Embedding and head have the same shape, and ${source} doesn’t say whether they are tied: the head is counted as a matrix of its own. If it is a copy, ${digits(output.elements)} parameters are stored twice.`,
    ];
    return { rows, notes };
  }
  const once = replace(rows, input, { state: 'tied' });
  return { rows: replace(once, output, { state: 'stored-twice' }), notes: [] };
}

/** A draft block's tables are copies where they have the main table's shape. */
function tellDraftTables(rows: readonly Row[]): readonly Row[] {
  const main = tableOf(rows, 'embedding') ?? tableOf(rows, 'head');
  if (!main) return rows;
  return rows.map((each) =>
    each.role === 'mtp' &&
    each.state === 'unique' &&
    DRAFT_COPIES.test(each.name) &&
    sameShape(each, main)
      ? row({ ...each, state: 'mtp-duplicate' })
      : each,
  );
}

/** Two matrices beside the one they were made of: as many values, so that only the arrangement differs. */
function tellRearranged(rows: readonly Row[]): readonly Row[] {
  const whole = rows.filter(({ name }) => name.endsWith('.attn_kv_b.weight'));
  const halves = rows.filter(({ name }) => REARRANGED.test(name));
  if (halves.length === 0 || weigh(whole) !== weigh(halves)) return rows;
  return rows.map((each) => (halves.includes(each) ? row({ ...each, state: 'rearranged' }) : each));
}

function tableOf(rows: readonly Row[], role: 'embedding' | 'head'): Row | undefined {
  return rows.find(
    (each) =>
      each.role === role &&
      each.kind === 'table' &&
      (each.state === 'unique' || each.state === 'tied') &&
      !TOKEN_TYPES.test(each.name),
  );
}

const TOKEN_TYPES = /token_type/;

/** An encoder alone; with a head for masks it would have at least the head's bias. */
function isEncoder(rows: readonly Row[]): boolean {
  return (
    rows.some(({ name }) => TOKEN_TYPES.test(name)) && !rows.some(({ role }) => role === 'head')
  );
}

function sameShape(a: Row, b: Row): boolean {
  return (
    a.shape.length === b.shape.length && a.shape.every(({ size }, at) => size === b.shape[at]?.size)
  );
}

function replace(rows: readonly Row[], which: Row, parts: Partial<Row>): readonly Row[] {
  return rows.map((each) => (each === which ? row({ ...each, ...parts }) : each));
}
