import { isCopy, isExtra, ledgerOf, ROLE_NAMES, ROLES, stored, unique, type Row } from '#engine';
import { digits } from '../../../src/engine/format.ts';
import { factorsOf, type Dim } from '../../../src/engine/dim.ts';
import { ROLE_COLOURS } from '../../../src/site/colours.ts';
import { figureView, pageUnit, type FigureView } from '../ticket/figure.ts';
import type { ModelSubject } from '../ticket/subject.ts';

/** One kind of tensor: its name pattern, its shape in words and in numbers, how often it is there. */
export interface PlanRow {
  readonly className: string;
  readonly role: string;
  /** The role repeats the line above and is only for screen readers. */
  readonly again: boolean;
  readonly name: string;
  readonly shape: string;
  readonly sizes: string;
  readonly copies: string;
  readonly times: string;
  readonly each: FigureView;
  readonly sum: FigureView;
}

export interface PlanDim {
  readonly name: string;
  readonly size: string;
}

/** A model's layer plan: named dimensions, every kind of tensor, and what they come to. */
export interface PlanView {
  readonly dims: readonly PlanDim[];
  readonly rows: readonly PlanRow[];
  readonly kinds: string;
  readonly sum: FigureView;
  readonly sumLabel: string;
  readonly said: string;
}

/** Builds the plan from the config, and from the file’s facts where they are known. @throws ConfigError as the engine does. */
export function planView({
  name,
  config,
  file,
}: Pick<ModelSubject, 'name' | 'config' | 'file'>): PlanView {
  const ledger = ledgerOf(config, file);
  const unit = pageUnit(unique(ledger));
  const rows = ROLES.flatMap((role) =>
    ledger.rows.filter((row) => row.role === role && !isExtra(row)),
  );
  const inFile = stored(ledger);
  const sum = inFile ?? unique(ledger);
  const sumLabel = inFile === null ? 'Every tensor once' : 'As stored, without scales and buffers';
  return {
    dims: dimsOf(rows),
    rows: rows.map((row, at) => planRow(row, rows[at - 1], unit)),
    kinds: digits(rows.length),
    sum: figureView(sum, '', unit),
    sumLabel,
    said: `${name}: ${digits(rows.length)} kinds of tensor, ${digits(sum)} parameters. ${sumLabel}.`,
  };
}

function planRow(row: Row, before: Row | undefined, unit: 'M' | 'B'): PlanRow {
  const copies = row.copies.reduce((product, { size }) => product * size, 1);
  return {
    className: `${ROLE_COLOURS[row.role]}${isCopy(row) ? ' out' : ''}`,
    role: ROLE_NAMES[row.role] + (isCopy(row) ? ', second copy' : ''),
    again: before?.role === row.role && isCopy(before) === isCopy(row),
    name: row.name,
    shape: row.shape.map(({ name }) => name).join('\u2009×\u2009') || 'one value',
    sizes: row.shape.map(({ size }) => digits(size)).join(' × '),
    copies: row.copies.map(({ name }) => name).join(' × ') || '',
    times: digits(copies),
    each: figureView(row.elements / copies, '', unit),
    sum: figureView(row.elements, '', unit),
  };
}

/** Every plain dimension once, in the order in which the plan meets them. */
function dimsOf(rows: readonly Row[]): PlanDim[] {
  const dims = new Map<string, Dim>();
  for (const row of rows) {
    for (const dim of [...row.copies, ...row.shape].flatMap(factorsOf)) {
      if (dim.size > 1) dims.set(`${dim.name} ${dim.size}`, dim);
    }
  }
  return [...dims.values()].map(({ name, size }) => ({ name, size: digits(size) }));
}
