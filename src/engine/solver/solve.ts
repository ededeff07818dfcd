import type { Rounding } from '../format.ts';
import { movesOf, nearHalf, type NearHalf } from './near-miss.ts';
import {
  compare,
  HALF,
  ONE_RULE,
  OTHER_FIGURE,
  plainnessOf,
  ROUNDED_UP,
  standing,
  TWO_RULES,
} from './plainness.ts';
import { printedCount, roundingsTo, type PrintedCount } from '../printed.ts';
import type { Label } from './label.ts';
import type { SolvableModel, SolvableRule } from './parts.ts';

/** One figure of a label, as a rule and a rounding give it. */
export interface Half {
  readonly convention: string;
  readonly rounding: Rounding;
  readonly exact: number;
}

/** One reading of a label. A half is null where the label has none, or where no rule gives it. */
export interface Match {
  readonly model: string;
  readonly total: Half | null;
  readonly active: Half | null;
  /** From 1, the plainest; readings that are equally plain share a rank. */
  readonly rank: number;
}

/** A rule that gives the label but for parts that can be named. */
export interface Near {
  readonly model: string;
  readonly convention: string;
  readonly total: NearHalf | null;
  /** Null too where the rule has no active figure. */
  readonly active: NearHalf | null;
}

export interface Solution {
  /** Plainest first. */
  readonly matches: readonly Match[];
  /** Fewest parts first. */
  readonly near: readonly Near[];
}

/** So many parts may stand between a figure and a label of one chosen model; among all models, one. */
const MOST_PARTS = 3;

/**
 * Every reading of a label for these models. One model is searched deeper: half
 * a label is an answer for it, and near misses may lack several parts. Among
 * many, a model must give all of the label, and if none does, all of it rounded
 * up, or else half of it.
 */
export function solve(
  label: Label,
  models: readonly SolvableModel[],
  rules: readonly SolvableRule[],
): Solution {
  const asked = { total: counted(label.total), active: counted(label.active) };
  const alone = models.length === 1;
  const all = models.flatMap((model) => readingsOf(model, asked, label.unmarked, rules));
  const readings = alone ? all : plainestKinds(all);
  const near = models.flatMap((model) => nearOf(model, asked, rules, alone ? MOST_PARTS : 1));
  return { matches: ranked(readings), near: near.sort(byGaps(rules)) };
}

function plainestKinds(all: readonly Reading[]): readonly Reading[] {
  for (const least of [ROUNDED_UP, HALF]) {
    const found = all.filter(({ kind }) => kind < least);
    if (found.length > 0) return found;
  }
  return all;
}

interface Asked {
  readonly total: PrintedCount | null;
  readonly active: PrintedCount | null;
}

interface Reading extends Omit<Match, 'rank'> {
  readonly kind: number;
  readonly plainness: readonly number[];
}

/** A half with its rule. */
interface Found extends Half {
  readonly rule: SolvableRule;
}

function readingsOf(
  model: SolvableModel,
  asked: Asked,
  unmarked: boolean,
  rules: readonly SolvableRule[],
): Reading[] {
  const totals = asked.total ? giving(asked.total, model, rules, 'total') : [];
  const actives = asked.active ? giving(asked.active, model, rules, 'active') : [];
  const read = (kind: number, total: Found | null, active: Found | null): Reading => {
    const found = [total, active].filter((half) => half !== null);
    const up = kind !== HALF && found.some(({ rounding }) => rounding === 'ceil');
    const worth = up ? ROUNDED_UP : kind;
    return {
      kind: worth,
      model: model.id,
      total: total && halfOf(total),
      active: active && halfOf(active),
      plainness: plainnessOf(worth, found, model),
    };
  };
  if (!asked.active) {
    // A figure that isn't marked is a total first, and may be an active one.
    const other =
      unmarked && asked.total
        ? giving(asked.total, model, rules, 'active').filter((each) => differs(each, model, rules))
        : [];
    return [
      ...totals.map((total) => read(ONE_RULE, total, null)),
      ...other.map((active) => read(OTHER_FIGURE, null, active)),
    ];
  }
  if (!asked.total) return actives.map((active) => read(ONE_RULE, null, active));
  const both = totals.flatMap((total) => {
    const active = actives.find(({ rule }) => rule === total.rule);
    return active ? [read(ONE_RULE, total, active)] : [];
  });
  if (both.some(({ kind }) => kind === ONE_RULE)) return both;
  const pairs = plainest(totals).flatMap((total) =>
    plainest(actives).map((active) => read(TWO_RULES, total, active)),
  );
  if (both.length + pairs.length > 0) return [...pairs, ...both];
  return [
    ...totals.map((total) => read(HALF, total, null)),
    ...actives.map((active) => read(HALF, null, active)),
  ];
}

/** Every rule that gives the figure, each with its plainest rounding. */
function giving(
  printed: PrintedCount,
  { figures }: SolvableModel,
  rules: readonly SolvableRule[],
  part: 'total' | 'active',
): Found[] {
  return rules.flatMap((rule, at): Found[] => {
    const exact = figures[at]?.[part === 'total' ? 0 : 1] ?? null;
    const rounding = exact === null ? undefined : roundingsTo(printed, exact)[0];
    if (exact === null || !rounding) return [];
    // What would round to nothing in the label's unit isn't one of it rounded up.
    if (rounding === 'ceil' && 2 * exact < printed.step) return [];
    return [{ convention: rule.id, rounding, exact, rule }];
  });
}

/** A dense model's active figure is its total again. */
function differs(
  { rule, exact }: Found,
  { figures }: SolvableModel,
  rules: readonly SolvableRule[],
): boolean {
  return figures[rules.indexOf(rule)]?.[0] !== exact;
}

/** One rule for each figure: two rules already make a pair far-fetched; a mistake or a figure rounded up is no half of one. */
function plainest(found: readonly Found[]): Found[] {
  const sound = found.filter(
    ({ rule, rounding }) => rule.status !== 'mistake' && rounding !== 'ceil',
  );
  const sorted = sound.sort((a, b) => standing(a.rule) - standing(b.rule));
  return sorted.filter(({ exact }, at) => sorted.findIndex((each) => each.exact === exact) === at);
}

function ranked(readings: readonly Reading[]): Match[] {
  const sorted = [...readings].sort((a, b) => compare(a.plainness, b.plainness));
  let rank = 0;
  return sorted.map(({ model, total, active, plainness }, at) => {
    const before = sorted[at - 1];
    if (!before || compare(before.plainness, plainness) !== 0) rank += 1;
    return { model, total, active, rank };
  });
}

function nearOf(
  model: SolvableModel,
  asked: Asked,
  rules: readonly SolvableRule[],
  most: number,
): Near[] {
  let given: ReturnType<typeof figuresGiven> | null = null;
  const reach = { total: reachOf(model, 'total'), active: reachOf(model, 'active') };
  return rules.flatMap((rule, at): Near[] => {
    if (rule.status === 'mistake') return [];
    const [total = null, active = null] = model.figures[at] ?? [];
    const half = (part: 'total' | 'active', exact: number | null): NearHalf | null => {
      const printed = asked[part];
      if (!printed || exact === null) return null;
      // Most rules of most models are out of reach of all their parts together.
      if (Math.abs(printed.value - exact) > reach[part] + printed.step) return null;
      given ??= figuresGiven(model);
      return nearHalf(printed, exact, movesOf(model, rule, part), given[part], most);
    };
    const near = {
      model: model.id,
      convention: rule.id,
      total: half('total', total),
      active: half('active', active),
    };
    const explained =
      (near.total !== null || !asked.total) &&
      (near.active !== null || !asked.active || (rule.active === null && near.total !== null));
    return explained && gaps(near) > 0 ? [near] : [];
  });
}

/** What any rule gives for the model, in parameters. */
function figuresGiven({ figures }: SolvableModel): Record<'total' | 'active', ReadonlySet<number>> {
  return {
    total: new Set(figures.map(([total]) => total ?? -1)),
    active: new Set(figures.map(([, active]) => active ?? -1)),
  };
}

/** How far parts can move a figure of the model, in parameters. */
function reachOf({ parts }: SolvableModel, part: 'total' | 'active'): number {
  return parts.reduce((sum, each) => sum + each[part], 0);
}

const gaps = ({ total, active }: Near): number =>
  (total?.missing.length ?? 0) + (active?.missing.length ?? 0);

function byGaps(rules: readonly SolvableRule[]): (a: Near, b: Near) => number {
  const standingOf = new Map(rules.map((rule) => [rule.id, standing(rule)]));
  return (a, b) =>
    gaps(a) - gaps(b) || (standingOf.get(a.convention) ?? 0) - (standingOf.get(b.convention) ?? 0);
}

function counted(text: string | null): PrintedCount | null {
  return text === null ? null : printedCount(text);
}

function halfOf({ convention, rounding, exact }: Found): Half {
  return { convention, rounding, exact };
}
