import { capital, digits, inWords, type Rounding } from '../../../src/engine/format.ts';
import { printedCount, printedLike } from '../../../src/engine/printed.ts';
import type { Label } from '../../../src/engine/solver/label.ts';
import { partName } from '../../../src/engine/solver/near-words.ts';
import type { Gap, NearHalf } from '../../../src/engine/solver/near-miss.ts';
import { solve, type Half, type Match, type Near } from '../../../src/engine/solver/solve.ts';
import type { SolvableModel } from '../../../src/engine/solver/parts.ts';
import { numberPath } from '../../../src/site/addresses.ts';
import { partColour } from '../../../src/site/colours.ts';
import { figureView, signedFigure, type FigureView } from '../ticket/figure.ts';
import type { SolverData } from './data.ts';

/** A rule with the page of its figure, without the base path. */
export interface RuleLink {
  readonly name: string;
  readonly path: string;
}

/** Readings of one model that come to the same figures by the same roundings, with all the rules that give them. */
export interface FitRow {
  readonly rank: string;
  readonly model: string;
  readonly rules: readonly RuleLink[];
  readonly total: FigureView | null;
  readonly active: FigureView | null;
  readonly rounding: string;
  readonly fits: string;
  readonly chip: string;
  /** The maker of the model states one of the rules. */
  readonly own: boolean;
}

export interface NearRow {
  readonly model: string;
  readonly rules: readonly RuleLink[];
  readonly gives: readonly { readonly part: 'total' | 'active'; readonly figure: FigureView }[];
  readonly gaps: readonly GapRow[];
}

export interface GapRow {
  /** Which figure it is missing from. */
  readonly part: 'total' | 'active';
  readonly name: string;
  readonly className: string;
  readonly figure: FigureView;
}

export interface SolverView {
  readonly heading: string;
  readonly said: string;
  readonly fits: Rows<FitRow>;
  readonly near: Rows<NearRow>;
}

/** Rows that are worked out when they are shown: a short label has hundreds, of which a page shows a few. */
export interface Rows<T> {
  readonly length: number;
  readonly first: (most?: number) => T[];
}

/** The answer to a label, built for the page’s HTML and again in the browser by the same function. */
export function solverView(
  data: SolverData,
  label: Label,
  text: string,
  model: SolvableModel | null,
): SolverView {
  const { matches, near } = solve(label, model ? [model] : data.models, data.rules);
  const names = new Map(data.models.map(({ id, name }) => [id, name]));
  return {
    heading: headingOf(matches, label, text, model),
    said: saidOf(matches, data, label, model),
    fits: rowsOf(groupsOf(matches, fitKey), (same) => fitRow(same, data, label)),
    near: rowsOf(groupsOf(near, nearKey), (same) => nearRow(same, data, names)),
  };
}

function rowsOf<T, R>(groups: readonly T[], make: (each: T) => R): Rows<R> {
  return { length: groups.length, first: (most) => groups.slice(0, most).map(make) };
}

/** Members with one key, in the order of the first of each. */
function groupsOf<T>(all: readonly T[], keyOf: (each: T) => string): T[][] {
  return [...Map.groupBy(all, keyOf).values()];
}

const fitKey = ({ model, total, active }: Match): string =>
  [
    model,
    total?.exact,
    total?.rounding,
    active?.exact,
    active?.rounding,
    crossed(total, active),
  ].join(' ');

const crossed = (total: Half | null, active: Half | null): boolean =>
  total !== null && active !== null && total.convention !== active.convention;

function fitRow(same: readonly Match[], data: SolverData, label: Label): FitRow {
  const [first] = same;
  if (!first) throw new Error('A group has a first member.');
  const { model, total, active, rank } = first;
  const known = data.models.find(({ id }) => id === model);
  const ids = [
    ...new Set(
      same.flatMap((each) => [each.total, each.active].flatMap((half) => half?.convention ?? [])),
    ),
  ];
  const both = label.total !== null && label.active !== null;
  const two = crossed(total, active);
  const [fits, chip] = two
    ? ['Two rules', 'chip--other']
    : total && active
      ? ['Fits both', 'chip--ok']
      : both
        ? [total ? 'Total only' : 'Active only', 'chip--near']
        : [total ? 'Fits' : 'Fits as active', 'chip--ok'];
  return {
    rank: `${rank}.`,
    model: known?.name ?? model,
    rules: ids.map((id) => ruleLink(data, model, id)),
    total: total && figureView(total.exact),
    active: active && figureView(active.exact),
    rounding: roundingText(total, active),
    fits,
    chip,
    own: ids.some((id) => known?.states.includes(id)),
  };
}

function ruleLink({ rules }: SolverData, model: string, id: string): RuleLink {
  const name = rules.find((rule) => rule.id === id)?.name ?? id;
  return { name, path: numberPath(model, id) };
}

const ROUNDING_WORDS: Readonly<Record<Rounding, string>> = {
  'half-up': 'half up',
  truncate: 'cut',
  ceil: 'rounded up',
};

function roundingText(total: Half | null, active: Half | null): string {
  const [first, second] = [total, active].map((half) => half && ROUNDING_WORDS[half.rounding]);
  if (!first || !second) return first ?? second ?? '';
  return first === second ? `${first}, both` : `total ${first}, active ${second}`;
}

const nearKey = ({ model, total, active }: Near): string =>
  JSON.stringify([model, total?.exact, total?.missing, active?.exact, active?.missing]);

function nearRow(
  same: readonly Near[],
  data: SolverData,
  names: ReadonlyMap<string, string>,
): NearRow {
  const [first] = same;
  if (!first) throw new Error('A group has a first member.');
  const { model } = first;
  const halves = (['total', 'active'] as const).flatMap((part) => {
    const half = first[part];
    return half ? [{ part, half }] : [];
  });
  return {
    model: names.get(model) ?? model,
    rules: same.map(({ convention }) => ruleLink(data, model, convention)),
    gives: halves.map(({ part, half }) => ({ part, figure: figureView(half.exact) })),
    gaps: halves.flatMap(({ part, half }) => gapRows(part, half)),
  };
}

function gapRows(part: 'total' | 'active', { missing }: NearHalf): GapRow[] {
  return missing.map((gap) => ({
    part,
    name: capital(partName(gap).replace(/^the /, '')),
    className: partColour(gap.role),
    figure: gapFigure(gap),
  }));
}

function gapFigure({ amount }: Gap): FigureView {
  return amount < 0 ? signedFigure(amount) : figureView(amount, '+');
}

function headingOf(
  matches: readonly Match[],
  label: Label,
  text: string,
  model: SolvableModel | null,
): string {
  const whose = model ? ` for ${model.name}` : '';
  const whole = matches.filter((match) => !isHalf(match, label) && !isUp(match));
  const byOne = whole.filter(({ total, active }) => !crossed(total, active));
  if (whole.length === 0) return `No rule gives ${text}${whose}`;
  if (byOne.length === 0) return `No one rule gives ${text}${whose}; two together do`;
  const count = model ? byOne.length : new Set(byOne.map((match) => match.model)).size;
  const what = model ? 'rule' : 'model';
  const verb = count === 1 ? `${what} gives` : `${what}s give`;
  return `${capital(inWords(count))} ${verb} ${text}${whose}`;
}

const isHalf = ({ total, active }: Match, label: Label): boolean =>
  label.total !== null && label.active !== null && (!total || !active);
const isUp = ({ total, active }: Match): boolean =>
  total?.rounding === 'ceil' || active?.rounding === 'ceil';

/** What the heading leaves open: a tie, half a label, or how near the nearest comes. */
function saidOf(
  matches: readonly Match[],
  data: SolverData,
  label: Label,
  model: SolvableModel | null,
): string {
  if (matches.length > 0 && matches.every((match) => isHalf(match, label))) {
    const part = matches[0]?.total ? 'total' : 'active';
    const other = part === 'total' ? 'active' : 'total';
    return `Only the ${part} half fits. ${model ? nearest(model, data, label, other) : ''}`.trim();
  }
  if (!model) return '';
  if (matches.length === 0)
    return nearest(model, data, label, label.total === null ? 'active' : 'total');
  if (matches.every(isUp))
    return 'It comes out only if digits are rounded up, as no maker is known to do.';
  const distinct = new Set(matches.map(({ total, active }) => `${total?.exact} ${active?.exact}`));
  return distinct.size > 1 ? 'Their figures differ, and the label cannot tell them apart.' : '';
}

/** The rule whose figure comes nearest to a printed one, and what it would print. */
function nearest(
  model: SolvableModel,
  { rules }: SolverData,
  label: Label,
  part: 'total' | 'active',
): string {
  const text = label[part];
  if (text === null) return '';
  const asked = printedCount(text)?.value ?? 0;
  const found = model.figures
    .flatMap((pair, at) => {
      const value = pair[part === 'total' ? 0 : 1];
      const rule = rules[at];
      return value === null || !rule || rule.status === 'mistake' ? [] : [{ value, rule }];
    })
    .sort((a, b) => Math.abs(a.value - asked) - Math.abs(b.value - asked))[0];
  if (!found) return '';
  const [exact, printed] = [digits(found.value), printedLike(found.value, text)];
  const prints = printed === exact ? '' : `, which prints as ${printed}`;
  return `The nearest ${part} is ${exact}, ${found.rule.name}${prints}.`;
}

/** A label as it is read, for a heading: 355B / 32B, A3.3B, 355,234,006,336. */
export function labelText({ total, active }: Label): string {
  const [first, second] = [total, active].map((text) => text && grouped(text));
  if (first && second) return `${first} / ${second}`;
  return first ?? `${second} active`;
}

function grouped(text: string): string {
  return /^\d+$/.test(text) ? digits(Number(text)) : text;
}
