import { capital, digits, inWords, percent, short, times } from '../../../src/engine/format.ts';
import { PART_NAMES } from '../../../src/engine/solver/near-words.ts';
import { takes, type PartKey, type SolvableModel } from '../../../src/engine/solver/parts.ts';
import { numberPath } from '../../../src/site/addresses.ts';
import { DEFAULT_RULE } from '../../../src/site/choices.ts';
import { partColour } from '../../../src/site/colours.ts';
import type { NamedRule, SolverData } from '../solver/data.ts';
import type { Key, Segment } from '../ticket/bars.ts';
import { figureView, signedFigure, type FigureView } from '../ticket/figure.ts';
import { EVERY, type State } from './state.ts';

/** A model under a rule, beside another: what both figures are, and how they stand to those it is measured against. */
export interface Row {
  /** The model’s id, or the rule’s, whichever the rows differ in. */
  readonly id: string;
  readonly name: string;
  /** The page of its figures, without the base path. */
  readonly path: string;
  /** The row that the others are measured against. */
  readonly on: boolean;
  readonly bar: readonly Segment[];
  /** The bar’s length in thousandths of the longest. */
  readonly length: number;
  readonly barSays: string;
  readonly total: FigureView | null;
  readonly active: FigureView | null;
  /** What stands in the place of a figure that there isn’t. */
  readonly noTotal: string;
  readonly noActive: string;
  readonly share: string;
  readonly totalTimes: string;
  readonly activeTimes: string;
  readonly totalMore: FigureView | null;
  readonly activeMore: FigureView | null;
}

/** A comparison, built for the page’s HTML and again in the browser by the same function. */
export interface CompareView {
  readonly heading: string;
  /** What the longest bar stands for. */
  readonly scale: string;
  /** The row in which total and active stand furthest apart, in a sentence; empty where there is none. */
  readonly apart: string;
  /** Empty where one model is shown under every rule. */
  readonly models: readonly Row[];
  readonly against: string;
  readonly everyHeading: string;
  /** What every rule by parts counts of the model. */
  readonly shared: FigureView;
  readonly parts: readonly Key[];
  readonly rules: readonly Row[];
  readonly ruleAgainst: string;
  /** The whole in a sentence, announced when it changes. */
  readonly spoken: string;
}

/** @throws Error where the table holds no such model or rule. */
export function compareView(data: SolverData, state: State): CompareView {
  const chosen = state.models.map((id) => modelIn(data, id));
  const [first] = chosen;
  if (!first) throw new Error('A comparison has a model.');
  const every = state.rule === EVERY;
  const rule = every ? null : ruleIn(data, state.rule);
  const models = rule ? modelRows(data, chosen, rule) : [];
  const under = underEvery(data, first);
  const heading = rule
    ? `${capital(inWords(chosen.length))} ${chosen.length === 1 ? 'model' : 'models'}, one rule: ${rule.name}`
    : '';
  const apart = rule ? apartOf(data, chosen, rule) : '';
  const [longest] = models;
  return {
    heading,
    scale: longest?.total
      ? `The longest bar is ${longest.name}, ${short(longest.total.value)}.`
      : '',
    apart,
    models,
    against: first.name,
    ...under,
    spoken: [heading || under.everyHeading, apart].filter(Boolean).join('. '),
  };
}

function modelIn({ models }: SolverData, id: string): SolvableModel {
  const found = models.find((each) => each.id === id);
  if (!found) throw new Error(`No model ${id} in the table of figures.`);
  return found;
}

function ruleIn({ rules }: SolverData, id: string): NamedRule {
  const found = rules.find((each) => each.id === id);
  if (!found) throw new Error(`No rule ${id} in the table of figures.`);
  return found;
}

/** Both figures of a model under a rule, null where it has no exact one: read from the table, never counted here. */
export function pairIn(
  { rules }: SolverData,
  model: SolvableModel,
  rule: NamedRule,
): readonly [total: number | null, active: number | null] {
  return model.figures[rules.indexOf(rule)] ?? [null, null];
}

type Pair = readonly [total: number | null, active: number | null];

/** Largest total first, then largest active; what has no figure comes last. */
const bySize = ([a, b]: Pair, [c, d]: Pair): number =>
  (c ?? -1) - (a ?? -1) || (d ?? -1) - (b ?? -1);

function modelRows(
  data: SolverData,
  chosen: readonly SolvableModel[],
  rule: NamedRule,
): readonly Row[] {
  const pairs = chosen.map((model) => ({ model, pair: pairIn(data, model, rule) }));
  const measure = pairs[0]?.pair ?? [null, null];
  const longest = Math.max(...pairs.map(({ pair: [total] }) => total ?? 0), 1);
  return pairs
    .map(({ model, pair }, at) => ({
      pair,
      row: {
        id: model.id,
        name: model.name,
        path: numberPath(model.id, rule.id),
        on: at === 0,
        ...barOfPair(pair),
        length: thousandths(pair[0] ?? 0, longest),
        ...figuresOf(pair, measure, rule, at === 0),
      },
    }))
    .sort((a, b) => bySize(a.pair, b.pair))
    .map(({ row }) => row);
}

/** Active and idle side by side: a bar of a model whose parts are mixed by what they do. */
function barOfPair([total, active]: Pair): Pick<Row, 'bar' | 'barSays'> {
  if (total === null) return { bar: [], barSays: 'no figure' };
  if (active === null)
    return { bar: [{ className: 'rest', n: total, title: digits(total) }], barSays: 'total alone' };
  const idle = total - active;
  const pieces = [
    { className: 'c-all', n: active, title: `Active: ${digits(active)}` },
    { className: 'c-routed idle', n: idle, title: `Idle: ${digits(idle)}` },
  ];
  return {
    bar: pieces.filter(({ n }) => n > 0),
    barSays: idle > 0 ? `${percent(active, total)} active, the rest idle` : 'all of it active',
  };
}

function figuresOf(
  [total, active]: Pair,
  [totalOf, activeOf]: Pair,
  rule: NamedRule,
  measured: boolean,
): Omit<Row, 'id' | 'name' | 'path' | 'on' | 'bar' | 'length' | 'barSays'> {
  const more = (value: number | null, of: number | null): FigureView | null =>
    measured || value === null || of === null ? null : difference(value - of);
  const ratio = (value: number | null, of: number | null): string =>
    value === null || of === null || of === 0 ? '' : times(value, of);
  return {
    total: total === null ? null : figureView(total),
    active: active === null ? null : figureView(active),
    noTotal: total === null ? 'not defined' : '',
    noActive: active !== null ? '' : rule.active ? 'no one figure' : 'none by this rule',
    share: !total || active === null ? '' : percent(active, total),
    totalTimes: ratio(total, totalOf),
    activeTimes: ratio(active, activeOf),
    totalMore: more(total, totalOf),
    activeMore: more(active, activeOf),
  };
}

const difference = (value: number): FigureView =>
  value > 0 ? figureView(value, '+') : signedFigure(value);

/** The model whose total and active figure stand to the first’s in the most different ratios. */
function apartOf(data: SolverData, chosen: readonly SolvableModel[], rule: NamedRule): string {
  const [measure] = chosen;
  if (!measure) return '';
  const [totalOf, activeOf] = pairIn(data, measure, rule);
  const found = chosen
    .slice(1)
    .flatMap((model) => {
      const [total, active] = pairIn(data, model, rule);
      if (!total || !active || !totalOf || !activeOf) return [];
      const distance = Math.abs(Math.log(total / totalOf / (active / activeOf)));
      return [{ name: model.name, total, active, totalOf, activeOf, distance }];
    })
    .sort((a, b) => b.distance - a.distance)[0];
  if (!found) return '';
  const { name, total, active, totalOf: otherTotal, activeOf: otherActive } = found;
  // The larger in multiples of the smaller.
  return total >= otherTotal
    ? ratios(name, measure.name, times(total, otherTotal), times(active, otherActive))
    : ratios(measure.name, name, times(otherTotal, total), times(otherActive, active));
}

const ratios = (one: string, other: string, total: string, active: string): string =>
  `${one} has ${total} the total of ${other} and ${active} its active parameters.`;

type UnderEvery = Pick<CompareView, 'everyHeading' | 'shared' | 'parts' | 'rules' | 'ruleAgainst'>;

/** One model under every rule; a bar shows what the rule adds to what all rules by parts count. */
function underEvery(data: SolverData, model: SolvableModel): UnderEvery {
  const own = ownIn(data, model);
  const measure = pairIn(data, model, own);
  const rows = data.rules.map((rule) => {
    const pair = pairIn(data, model, rule);
    return {
      pair,
      row: {
        id: rule.id,
        name: rule.name,
        path: numberPath(model.id, rule.id),
        on: rule === own,
        ...barOfParts(model, rule, pair),
        length: 1000,
        ...figuresOf(pair, measure, rule, rule === own),
      },
    };
  });
  return {
    everyHeading: `One model, ${inWords(rows.length)} rules: ${model.name}`,
    shared: figureView(sharedBy(data, model)),
    parts: model.parts.map(({ key, total }) => ({
      className: partColour(key),
      label: capital(PART_NAMES[key].replace(/^the /, '')),
      figure: figureView(total),
    })),
    rules: rows.sort((a, b) => bySize(a.pair, b.pair)).map(({ row }) => row),
    ruleAgainst: own.name,
  };
}

/** The rule that the model’s maker states, else the one that a model’s page opens with. */
function ownIn(data: SolverData, model: SolvableModel): NamedRule {
  const stated = model.states.map((id) => ruleIn(data, id));
  const known = stated.find((rule) => pairIn(data, model, rule)[0] !== null);
  return known ?? ruleIn(data, DEFAULT_RULE);
}

function barOfParts(
  model: SolvableModel,
  rule: NamedRule,
  [total]: Pair,
): Pick<Row, 'bar' | 'barSays'> {
  if (total === null) return { bar: [], barSays: 'no figure' };
  if (rule.kinds) return { bar: [], barSays: 'by kind of tensor' };
  const pieces = model.parts.map(({ key, total: n }) => ({
    key,
    n,
    counted: counts(rule, model, key),
  }));
  const added = pieces.filter(({ counted }) => counted).map(({ key }) => PART_NAMES[key]);
  return {
    bar: pieces.map(({ key, n, counted }) => ({
      className: counted ? partColour(key) : `${partColour(key)} out`,
      n,
      title: `${capital(PART_NAMES[key])}: ${digits(n)}${counted ? '' : ', left out'}`,
    })),
    barSays: added.length > 0 ? `adds ${added.join(', ')}` : 'adds nothing',
  };
}

const counts = (rule: NamedRule, model: SolvableModel, key: PartKey): boolean =>
  takes(rule, model, key, 'total') === true;

/** What every rule that goes by parts counts: a total less the parts that the rule takes of those in dispute. */
export function sharedBy(data: SolverData, model: SolvableModel): number {
  for (const rule of data.rules) {
    const [total] = pairIn(data, model, rule);
    if (rule.kinds || total === null) continue;
    const taken = model.parts.filter(({ key }) => counts(rule, model, key));
    return taken.reduce((rest, part) => rest - part.total, total);
  }
  throw new Error(`No rule by parts gives a figure for ${model.id}.`);
}

function thousandths(part: number, whole: number): number {
  return Math.round((part / whole) * 10000) / 10;
}
