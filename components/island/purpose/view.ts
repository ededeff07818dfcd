import { ledgerOf, weighUnder } from '#engine';
import type { Figure, Weighing } from '#engine';
import { digits, percent, signed } from '../../../src/engine/format.ts';
import { exact } from '../live/exact.ts';
import type { LiveRelease } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import type { Purpose } from '../../../src/site/purposes.ts';
import type { RuleSubject } from '../ticket/subject.ts';

export interface PurposeFacts {
  readonly models: readonly LiveRelease[];
  readonly rules: readonly RuleSubject[];
  readonly purposes: readonly Purpose[];
}

/** The question a reader has, the rule that answers it, its figure on a model, and what every other rule would say. */
export function purposeView(values: Values, { models, rules, purposes }: PurposeFacts): LiveView {
  const model = models.find(({ id }) => id === values['m']) ?? models[0];
  const purpose = purposes.find(({ id }) => id === values['p']) ?? purposes[0];
  const rule = rules.find(({ id }) => id === purpose?.rule);
  if (!model || !purpose || !rule) throw new Error('The chooser needs a model, a purpose, a rule.');
  const ledger = ledgerOf(model.config, model.file);
  const { part, operations, why, instead } = purpose;
  const answer = exact(weighUnder(ledger, rule)[part]);
  const others = rules.map(({ id }, at) => ({
    id,
    figure: partOf(weighUnder(ledger, rules[at] ?? rule), part),
  }));
  const amounts = others.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  return {
    figures: {
      answer,
      ...(operations ? { operations: operations * answer } : {}),
      ...Object.fromEntries(
        others.flatMap(({ id, figure }) => (figure === null ? [] : [[`is-${id}`, figure]])),
      ),
    },
    texts: {
      part: part === 'total' ? 'Total' : 'Active',
      why,
      instead,
      spread: `Between the rules it moves by ${digits(most - least)}, ${percent(most - least, answer)} of the answer.`,
      ...Object.fromEntries(
        rules.map(({ id, name }) => [`rule-${id}`, id === rule.id ? name : '']),
      ),
      ...Object.fromEntries(
        others.map(({ id, figure }) => [`off-${id}`, offText(figure, answer, id === rule.id)]),
      ),
    },
    bars: {},
    said: `${purpose.question} ${model.repository}, ${rule.name}: ${digits(answer)} ${part === 'total' ? 'parameters' : 'active parameters'}.`,
  };
}

function partOf(weighing: Weighing, part: Purpose['part']): number | null {
  const figure: Figure = weighing[part];
  return figure.kind === 'exact' ? figure.value : null;
}

function offText(figure: number | null, answer: number, isAnswer: boolean): string {
  if (isAnswer) return 'the answer';
  if (figure === null) return 'no figure';
  return figure === answer ? 'the same' : signed(figure - answer);
}
