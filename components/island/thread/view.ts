import { ledgerOf, weighUnder } from '#engine';
import type { Figure, Ledger, Row, Weighing } from '#engine';
import { digits, label } from '../../../src/engine/format.ts';
import { isOnce } from '../../../src/engine/quantities.ts';
import {
  rulesTakingTheSame,
  sameTotalParts,
  weighUnderAll,
  type Weighed,
} from '../../../src/site/same-parts.ts';
import { weightTensors, type Step } from '../../../src/site/weight-tensors.ts';
import { exact } from '../live/exact.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import type { ModelSubject, RuleSubject } from '../ticket/subject.ts';
import { argumentOf, ruleOf, type Argument } from './argument.ts';
import { stepsOf, type Steps } from './steps.ts';

export interface ThreadFacts {
  readonly models: readonly ModelSubject[];
  readonly rules: readonly RuleSubject[];
}

const STARTED: Readonly<Record<Argument['start'], string>> = {
  weights: 'Weight tensors of all layers',
  once: 'Every tensor once',
  file: 'The sum over the file',
};

/** The argument as the reader leads it: its lines, both figures, and the named rule it comes to. */
export function threadView(values: Values, { models, rules }: ThreadFacts): LiveView {
  const argument = argumentOf(values);
  const model = models.find(({ id }) => id === argument.model) ?? models[0];
  if (!model) throw new Error('The thread’s argument needs a model.');
  const whole = ledgerOf(model.config, model.file);
  const { kept, leftOut } = weightTensors(whole);
  const ledger = { ...whole, rows: startRows(argument, whole, kept) };
  const rule = ruleOf(argument);
  const steps = stepsOf(ledger, weighUnder(ledger, rule));
  const complete = weighUnder(whole, rule);
  const others = weighUnderAll(whole, rules);
  const named = rulesTakingTheSame(complete, others);
  const right = { total: exact(complete.total), active: exact(complete.active) };
  const missed = argument.start === 'weights' ? missedOf(leftOut, argument) : [];
  const landing = landingOf(steps, right, named, twinOf(complete, others));
  const { moe } = whole;
  const printed = pair(steps);
  const [claim] = model.claims;
  const maker = claim?.total ? `${claim.total}${claim.active ? `-A${claim.active}` : ''}` : '';
  return {
    figures: {
      ...steps,
      ...Object.fromEntries(missed.map(({ id, amount }) => [id, amount])),
      ...(missed.length > 0 ? { rightTotal: right.total, rightActive: right.active } : {}),
    },
    texts: {
      start: STARTED[argument.start],
      chosen: moe
        ? `Chosen experts: ${digits(-(steps['offRouted'] ?? 0))} × ${digits(moe.topK)} ÷ ${digits(moe.experts)}`
        : '',
      landing,
      prints: maker
        ? `Prints as ${printed}; ${claim?.by ?? model.maker} prints ${maker}.`
        : `Prints as ${printed}; no published figure of this model is on record.`,
    },
    bars: {},
    off: hasDraft(whole) ? [] : ['mtp'],
    said: `${model.repository}: ${digits(steps['total'] ?? 0)} total, ${digits(steps['active'] ?? 0)} active. ${landing}`,
  };
}

function startRows({ start }: Argument, { rows }: Ledger, kept: readonly Row[]): readonly Row[] {
  if (start === 'weights') return kept;
  return start === 'once' ? rows.filter(isOnce) : rows;
}

/** The first rule with the same total, and whether it comes from the same parts. */
interface Twin {
  readonly name: string;
  readonly sameParts: boolean;
}

function twinOf(own: Weighing, others: readonly Weighed<RuleSubject>[]): Twin | undefined {
  const twins = others.flatMap(({ rule, weighing }) =>
    valueOf(weighing.total) === valueOf(own.total)
      ? [{ name: rule.name, sameParts: sameTotalParts(own, weighing) }]
      : [],
  );
  return twins.find(({ sameParts }) => sameParts) ?? twins[0];
}

function valueOf(figure: Figure): number | null {
  return figure.kind === 'exact' ? figure.value : null;
}

function landingOf(
  steps: Steps,
  right: { readonly total: number; readonly active: number },
  named: readonly RuleSubject[],
  twin: Twin | undefined,
): string {
  const names = named.map(({ name }) => name).join('; ');
  const short = right.total - (steps['total'] ?? 0);
  const shortActive = right.active - (steps['active'] ?? 0);
  if (short === 0 && shortActive === 0) {
    if (names) return `Part for part: ${names}.`;
    if (!twin) return 'No rule here; no maker counts so.';
    return twin.sameParts
      ? `The total is that of ${twin.name}; with this active figure no maker counts so.`
      : `No rule here. The total is that of ${twin.name} to the digit, by other parts of the same size.`;
  }
  const by =
    short === shortActive
      ? `${digits(short)} in both figures`
      : `${digits(short)} in the total and ${digits(shortActive)} in active`;
  return names
    ? `Short of ${names} by ${by}.`
    : `No rule here: with what it passes over, ${by}, no maker counts so either.`;
}

/** What a sum over weight tensors passes over of the parts that the argument counts. */
function missedOf(leftOut: readonly Step[], { draft }: Argument): readonly Step[] {
  return leftOut
    .map((step) => {
      const rows = step.rows.filter(({ role }) => role !== 'mtp' || draft !== 'none');
      return { ...step, rows, amount: rows.reduce((sum, { elements }) => sum + elements, 0) };
    })
    .filter(({ amount }) => amount > 0);
}

function hasDraft({ rows }: Ledger): boolean {
  return rows.some(({ role }) => role === 'mtp');
}

/** 355B-A32B */
function pair({ total = 0, active = 0 }: Steps): string {
  return `${label(total)}-A${label(active)}`;
}
