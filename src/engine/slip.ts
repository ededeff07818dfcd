import type { Figure, Part, Weighing } from './conventions.ts';
import { minus, plus } from './checked.ts';
import type { Dim } from './dim.ts';
import { digits } from './format.ts';
import { grouped } from './grouped.ts';
import { weigh, type Ledger, type Row } from './ledger.ts';
import { isCopy, isExtra, isOnce, stored, unique } from './quantities.ts';
import { ROLE_NAMES, type Role } from './roles.ts';

/**
 * A weighing slip: gross, what the rule takes off line by line, net. Amounts are
 * parameters; a tare line is subtracted, an added one (scales, buffers) is not.
 */
export interface SlipLine {
  readonly kind: 'gross' | 'tare' | 'added' | 'net';
  readonly what: string;
  /** Shape or count that the reader can redo; empty where the line is a sum. */
  readonly detail: string;
  readonly amount: number;
  readonly role: Role | null;
}

export interface Slip {
  /** Lines down to the net total. */
  readonly total: readonly SlipLine[];
  /** Lines from there to the net active figure; empty where there is none. */
  readonly active: readonly SlipLine[];
}

/** The slip of a weighing, or null where the rule gives this ledger no total. */
export function slipOf(ledger: Ledger, weighing: Weighing): Slip | null {
  if (weighing.total.kind !== 'exact') return null;
  const { value } = weighing.total;
  return {
    total: [grossLine(ledger), ...tareLines(ledger, weighing), line('net', 'Total', '', value)],
    active: activeLines(ledger, weighing, value),
  };
}

function grossLine(ledger: Ledger): SlipLine {
  const inFile = stored(ledger);
  return inFile === null
    ? line('gross', 'Every tensor once', 'predicted from the config', unique(ledger))
    : line(
        'gross',
        ledger.reader === 'config' ? 'Every tensor once' : 'As stored in the file',
        '',
        inFile,
      );
}

/** What stands in the gross and not in the total, and the other way round. */
function tareLines(ledger: Ledger, { parts }: Weighing): SlipLine[] {
  const known = ledger.copies.known;
  const inGross = (row: Row): boolean => isOnce(row) || (known && isCopy(row));
  const off = parts.filter(({ row, total }) => inGross(row) && total === 0).map(({ row }) => row);
  const on = parts.filter(({ row, total }) => isExtra(row) && total > 0).map(({ row }) => row);
  return [...group(off, 'tare'), ...group(on, 'added')];
}

function group(rows: readonly Row[], kind: 'tare' | 'added'): SlipLine[] {
  const whole = new Set(rows.filter(isWhole).map(({ role }) => role));
  return [...grouped(rows, (row) => nameOf(row, whole))].map(([what, members]) =>
    line(kind, what, detailOf(members), weigh(members), members[0]?.role ?? null),
  );
}

function nameOf(row: Row, whole: ReadonlySet<Role>): string {
  switch (row.state) {
    case 'mtp-duplicate':
      return 'MTP’s own copies of embedding and head';
    case 'stored-twice':
      return 'Second copy of the tied table';
    case 'tied':
      return 'Table of embedding and head, tied';
    case 'rearranged':
      return 'Matrices stored again in another arrangement';
    case 'auxiliary':
      return 'Scales of quantised weights';
    case 'buffer':
      return 'Buffers';
    case 'unique':
      return row.role === 'mtp' ? 'MTP block, all its experts' : partName(row, whole);
  }
}

/** A role that leaves whole is called by its name; biases and vectors that leave alone say so. */
function partName(row: Row, whole: ReadonlySet<Role>): string {
  return whole.has(row.role) || row.role === 'norm'
    ? ROLE_NAMES[row.role]
    : `${ROLE_NAMES[row.role]}, biases and vectors`;
}

function isWhole({ kind }: Row): boolean {
  return kind === 'matrix' || kind === 'table';
}

function detailOf(rows: readonly Row[]): string {
  const [only] = rows;
  if (!only || rows.length !== 1) return '';
  return [...only.copies, ...only.shape].map(({ size }) => digits(size)).join(' × ');
}

function activeLines(ledger: Ledger, { parts, active }: Weighing, total: number): SlipLine[] {
  if (active.kind !== 'exact') return [];
  const idle = new Map<string, { amount: number; rows: Part[] }>();
  for (const part of parts) {
    const used = part.active?.max ?? 0;
    if (used >= part.total) continue;
    const name = idleName(part);
    const entry = idle.get(name) ?? { amount: 0, rows: [] };
    entry.amount = plus(entry.amount, minus(part.total, used));
    entry.rows.push(part);
    idle.set(name, entry);
  }
  const tare = [...idle].map(([what, { amount, rows }]) =>
    line('tare', what, idleDetail(ledger, rows), amount, rows[0]?.row.role ?? null),
  );
  const rest = total - plus(...tare.map(({ amount }) => amount));
  const balance = active.value - rest;
  const closing =
    balance === 0
      ? []
      : [line(balance < 0 ? 'tare' : 'added', 'Other parts by this rule', '', Math.abs(balance))];
  return [...tare, ...closing, line('net', 'Active per token', '', active.value)];
}

function idleName({ row, active }: Part): string {
  if (row.role === 'routed' || row.inner === 'routed') {
    return (active?.max ?? 0) > 0
      ? 'Idle experts'
      : row.role === 'mtp'
        ? 'MTP block'
        : 'Routed experts';
  }
  if (row.role === 'mtp') return 'MTP block';
  if (row.state === 'tied') return 'Table of embedding and head, tied';
  return (active?.max ?? 0) > 0 ? `${ROLE_NAMES[row.role]}, but one row` : ROLE_NAMES[row.role];
}

function idleDetail(ledger: Ledger, parts: readonly Part[]): string {
  const { moe } = ledger;
  const first = parts[0];
  if (!moe || !first || idleName(first) !== 'Idle experts')
    return detailOf(parts.map(({ row }) => row));
  const drafts = parts.some(({ row }) => row.role === 'mtp') ? draftLayers(parts) : 0;
  return `${digits(moe.experts - moe.topK)} of ${digits(moe.experts)}, in ${digits(moe.layers + drafts)} layers`;
}

function draftLayers(parts: readonly Part[]): number {
  const draft = parts.find(({ row }) => row.role === 'mtp')?.row;
  return draft?.copies.find(({ name }: Dim) => name === 'draft blocks')?.size ?? 1;
}

function line(
  kind: SlipLine['kind'],
  what: string,
  detail: string,
  amount: number,
  role: Role | null = null,
): SlipLine {
  return { kind, what, detail, amount, role };
}

/** A figure as words, for views that show pairs. */
export function figureText(figure: Figure): string {
  switch (figure.kind) {
    case 'exact':
      return digits(figure.value);
    case 'range':
      return `${digits(figure.range.min)} to ${digits(figure.range.max)}`;
    case 'none':
      return figure.why;
  }
}
