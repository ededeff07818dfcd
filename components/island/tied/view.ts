import { ledgerOf, stored, unique, weighUnder } from '#engine';
import type { Convention, FileFacts, Ledger } from '#engine';
import { digits, percent } from '../../../src/engine/format.ts';
import { exact } from '../live/exact.ts';
import type { LiveModel } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import type { Segment } from '../ticket/bars.ts';
import { pageUnit } from '../ticket/figure.ts';

/** A model with the one fact of its file that its config can't tell. */
export interface TiedModel extends LiveModel {
  readonly state: State;
}

export interface TiedFacts {
  readonly models: readonly TiedModel[];
  /** The rules that are asked, each for its total or its active figure. */
  readonly questions: readonly Question[];
}

export interface Question {
  readonly part: 'total' | 'active';
  readonly rule: Convention & { readonly name: string };
}

/** Where the two vocabulary tables of a model can be: one table, one table written out twice, two tables. */
export const STATES = ['once', 'twice', 'two'] as const;
export type State = (typeof STATES)[number];

export const STATE_NAMES: Readonly<Record<State, string>> = {
  once: 'Tied, stored once',
  twice: 'Tied, stored twice',
  two: 'Untied',
};

/** The state of a released model: what its config ties, and whether its file repeats the table. */
export function stateOf(ledger: Ledger): State {
  if (ledger.rows.some(({ state }) => state === 'stored-twice')) return 'twice';
  return ledger.rows.some(({ state }) => state === 'tied') ? 'once' : 'two';
}

/** What every question says of a model in each of the three states, and the chosen state as a file. */
export function tiedView(values: Values, { models, questions }: TiedFacts): LiveView {
  const model = models.find(({ id }) => id === values['m']);
  const chosen = STATES.find((state) => state === values['state']);
  if (!model || !chosen) throw new Error(`No model ${values['m']} or state ${values['state']}.`);
  const ledgers = Object.fromEntries(
    STATES.map((state) => [state, ledgerIn(model, state)]),
  ) as Record<State, Ledger>;
  const ledger = ledgers[chosen];
  const trained = unique(ledger);
  const inFile = stored(ledger) ?? trained;
  const table = tableOf(ledger);
  const answers = questions.flatMap(({ part, rule }) =>
    STATES.map(
      (state) =>
        [
          `${keyOf(part, rule.id)} ${state}`,
          exact(weighUnder(ledgers[state], rule)[part]),
        ] as const,
    ),
  );
  return {
    figures: { trained, inFile, ...Object.fromEntries(answers) },
    unit: pageUnit(trained),
    texts: {
      table: `${shapeOf(ledger)} = ${digits(table)}, ${percent(table, trained)} of what is trained`,
      ...Object.fromEntries(
        STATES.map((state) => [state, state === model.state ? 'as released' : '']),
      ),
    },
    bars: { file: segmentsOf(ledger) },
    said: `${model.name}, ${STATE_NAMES[chosen].toLowerCase()}: ${digits(trained)} parameters trained, ${digits(inFile)} in the file.`,
  };
}

export function keyOf(part: Question['part'], rule: string): string {
  return `${rule}-${part}`;
}

function ledgerIn({ config }: LiveModel, state: State): Ledger {
  const file: FileFacts = {
    scales: [],
    buffers: [],
    ...(state === 'two' ? {} : { tiedHead: state === 'twice' ? 'stored' : 'absent' }),
  };
  return ledgerOf({ ...config, tie_word_embeddings: state !== 'two' }, file);
}

function tableOf({ rows }: Ledger): number {
  return rows.find(({ role }) => role === 'embedding')?.elements ?? 0;
}

function shapeOf({ rows }: Ledger): string {
  const table = rows.find(({ role }) => role === 'embedding');
  return (table?.shape ?? []).map(({ size }) => digits(size)).join(' × ');
}

/** The file as one bar: the table, what is stored or trained beside it as a head, and everything else. */
function segmentsOf({ rows }: Ledger): Segment[] {
  const sum = (keep: (row: Ledger['rows'][number]) => boolean): number =>
    rows.filter(keep).reduce((total, { elements }) => total + elements, 0);
  const pieces = [
    { className: 'c-emb', what: 'Input embedding', n: sum(({ role }) => role === 'embedding') },
    {
      className: 'c-head',
      what: 'Output head',
      n: sum(({ role, state }) => role === 'head' && state === 'unique'),
    },
    {
      className: 'c-head out',
      what: 'Second copy, no parameter',
      n: sum(({ state }) => state === 'stored-twice'),
    },
    {
      className: 'rest',
      what: 'Everything else',
      n: sum(({ role }) => role !== 'embedding' && role !== 'head'),
    },
  ];
  return pieces
    .filter(({ n }) => n > 0)
    .map(({ className, what, n }) => ({ className, n, title: `${what}: ${digits(n)}` }));
}
