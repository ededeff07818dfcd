import type { Row } from '../engine/ledger.ts';
import type { Dim } from '../engine/dim.ts';
import { figureValue } from '../engine/report.ts';
import { claimPath } from '../site/addresses.ts';
import { claimsLedger, verdictOfRow } from '../site/claims-ledger.ts';
import { csvCell } from '../site/csv-cell.ts';
import { absolute } from '../site/url.ts';
import { ledgerFor, models, rules, weighingOf } from '../site/weighed.ts';
import { modelsDocument } from './models.ts';

/** A dump for spreadsheets and data frames: a head line, then a line each. */
export interface Table {
  /** Its address is `/api/v1/<name>.csv`. */
  readonly name: string;
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: () => readonly (readonly Cell[])[];
}

type Cell = string | number | null;

const MODEL_COLUMNS = [
  'id',
  'name',
  'maker',
  'repository',
  'model_type',
  'released',
  'stored',
  'unique',
  'rule',
  'version',
  'total',
] as const;

export const TABLES: readonly Table[] = [
  {
    name: 'models',
    about: 'A line for each model, under the rule its page opens with.',
    columns: [...MODEL_COLUMNS, 'active_min', 'active_max', 'page'],
    rows: () => {
      const { models: lines } = modelsDocument.make() as { models: Record<string, never>[] };
      return lines.map((line) => [
        ...MODEL_COLUMNS.map((column) => line[column] ?? null),
        ...bounds(line['active'] ?? null),
        line['page'] ?? null,
      ]);
    },
  },
  {
    name: 'figures',
    about: 'A line for each model under each rule; where there is no figure, the reason.',
    columns: ['model', 'rule', 'version', 'total', 'active_min', 'active_max', 'reason'],
    rows: () =>
      models.flatMap((model) =>
        rules.map((rule) => {
          const { total, active } = weighingOf(model, rule);
          const reason =
            total.kind === 'none' ? total.why : active.kind === 'none' ? active.why : null;
          const value = total.kind === 'exact' ? total.value : null;
          return [model.id, rule.id, rule.version, value, ...bounds(figureValue(active)), reason];
        }),
      ),
  },
  {
    name: 'claims',
    about: 'A line for each published figure, with the rules that give all of it and a verdict.',
    columns: [
      'id',
      'model',
      'name',
      'maker',
      'by',
      'where',
      'of',
      'total',
      'active',
      'states',
      'source',
      'date',
      'verdict',
      'half_up',
      'truncated',
      'page',
    ],
    rows: () =>
      claimsLedger.map((row) => {
        const { anchor, model, name, maker, claim, judgement, of } = row;
        return [
          anchor,
          model?.id ?? null,
          name,
          maker,
          claim.by,
          claim.where,
          of || null,
          claim.total,
          claim.active,
          claim.states,
          claim.source.url,
          claim.source.date,
          verdictOfRow(row),
          judgement?.halfUp.join(' ') ?? null,
          judgement?.truncated.join(' ') ?? null,
          absolute(claimPath(anchor)),
        ];
      }),
  },
  {
    name: 'ledgers',
    about: 'A line for each row of each model’s ledger: any figure is a sum over these.',
    columns: ['model', 'role', 'inner', 'state', 'kind', 'name', 'copies', 'shape', 'elements'],
    rows: () => models.flatMap((model) => ledgerFor(model).rows.map((row) => line(model.id, row))),
  },
];

const sizes = (dims: readonly Dim[]): string => dims.map(({ size }) => size).join(' × ');

function line(id: string, { role, inner, state, kind, name, copies, shape, elements }: Row) {
  return [id, role, inner, state, kind, name, sizes(copies), sizes(shape), elements];
}

function bounds(value: number | { min: number; max: number } | null): readonly [Cell, Cell] {
  if (value === null || typeof value === 'number') return [value, value];
  return [value.min, value.max];
}

/** A table as RFC 4180 has it: CRLF, and quotes round what holds a comma, a quote or a line break. */
export function csv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  return [columns, ...rows()].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  return csvCell(value === null ? '' : String(value));
}
