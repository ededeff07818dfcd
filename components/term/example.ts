import type { Example } from '#catalogue';
import {
  isCopy,
  isExtra,
  isOnce,
  ROLES,
  ROLE_NAMES,
  termsOf,
  weigh,
  type Role,
  type Row,
} from '#engine';
import { plus, times } from '#engine/checked.ts';
import { digits } from '#engine/format.ts';
import { slipOf, type SlipLine } from '#engine/slip.ts';
import { ledgerFor, modelById, ruleById, weighingOf } from '#site/weighed.ts';

/** One line of a worked example; `sign` says how it enters the sum. */
export interface ExampleLine {
  readonly what: string;
  readonly detail: string;
  readonly amount: number;
  readonly sign: '' | '−' | '+';
  readonly role: Role | null;
  readonly closes: boolean;
}

type OfFigure = Extract<Example, { readonly rule: string }>;

/** The lines of a worked example, down to the figure it gives. */
export function exampleLines(example: Example): readonly ExampleLine[] {
  if ('role' in example) return rowLines(onceIn(example.model, (row) => row.role === example.role));
  if ('row' in example) {
    const rows = ledgerFor(modelById(example.model)).rows.filter(
      ({ name }) => name === example.row,
    );
    if (rows.length === 0) throw new Error(`${example.model} has no row "${example.row}".`);
    return example.rank === undefined ? rowLines(rows) : adapterLines(rows, example.rank);
  }
  return figureLines(example);
}

function figureLines({ model: id, rule: ruleId, part }: OfFigure): ExampleLine[] {
  const model = modelById(id);
  const ledger = ledgerFor(model);
  const slip = slipOf(ledger, weighingOf(model, ruleById(ruleId)));
  const [total, active] = [slip?.total ?? [], slip?.active ?? []];
  const net = total.at(-1);
  if (!net || (part === 'active' && active.length === 0))
    throw new Error(`${id} has no ${part} figure under ${ruleId}.`);
  if (part === 'active') return [slipLine({ ...net, kind: 'gross' }), ...active.map(slipLine)];
  if (total.length > 2) return total.map(slipLine);
  // Nothing is left out, so the parts are what there is to see.
  return [...partLines(ledger.rows.filter((row) => !isExtra(row))), slipLine(net)];
}

function partLines(rows: readonly Row[]): ExampleLine[] {
  const copies = weigh(rows.filter(isCopy));
  const roles = ROLES.map((role) => {
    const once = rows.filter((row) => row.role === role && isOnce(row));
    return line(ROLE_NAMES[role], '', weigh(once), '', role);
  });
  return [...roles, line('Second copies of tables', '', copies, '+', null)].filter(
    ({ amount }) => amount > 0,
  );
}

function slipLine({ kind, what, detail, amount, role }: SlipLine): ExampleLine {
  const sign = kind === 'tare' ? '−' : kind === 'added' ? '+' : '';
  return { ...line(what, detail, amount, sign, role), closes: kind === 'net' };
}

function rowLines(rows: readonly Row[]): ExampleLine[] {
  const lines = termsOf(rows).map(({ names, factors, elements, role }) =>
    line(
      names.map((name) => name.split('.').slice(-2).join('.')).join(', '),
      factors.map(({ name, size }) => `${digits(size)} ${name}`).join(' × '),
      elements,
      '',
      role,
    ),
  );
  const sum = lines.reduce((total, { amount }) => total + amount, 0);
  return lines.length === 1
    ? lines
    : [...lines, { ...line('Sum', '', sum, '', null), closes: true }];
}

/** A low-rank adapter beside matrices: from each side of a matrix down to the rank, or up from it. */
function adapterLines(rows: readonly Row[], rank: number): ExampleLine[] {
  const lines = rows.flatMap(({ name, shape, copies, role }) =>
    shape.map((side) => {
      const factors = [...copies, { name: 'rank', size: rank }, side];
      return line(
        `Beside ${name.split('.').slice(-2).join('.')}`,
        factors.map(({ name: word, size }) => `${digits(size)} ${word}`).join(' × '),
        times(...factors.map(({ size }) => size)),
        '',
        role,
      );
    }),
  );
  return [
    ...lines,
    { ...line('Adapter', '', plus(...lines.map(({ amount }) => amount)), '', null), closes: true },
  ];
}

function onceIn(model: string, wanted: (row: Row) => boolean): Row[] {
  const rows = ledgerFor(modelById(model)).rows.filter((row) => isOnce(row) && wanted(row));
  if (rows.length === 0) throw new Error(`${model} has no such part.`);
  return rows;
}

function line(
  what: string,
  detail: string,
  amount: number,
  sign: ExampleLine['sign'],
  role: Role | null,
): ExampleLine {
  return { what, detail, amount, sign, role, closes: false };
}
