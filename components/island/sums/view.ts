import { ledgerOf, ROLE_NAMES, roleInSentence, ROLES, weighUnder } from '#engine';
import type { Convention, Role, Weighing } from '#engine';
import { digits, percent } from '../../../src/engine/format.ts';
import { ROLE_COLOURS } from '../../../src/site/colours.ts';
import { exact } from '../live/exact.ts';
import type { LiveModel } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';
import type { Segment } from '../ticket/bars.ts';
import { pageUnit } from '../ticket/figure.ts';

export interface SumsFacts {
  readonly models: readonly LiveModel[];
  /** The rule for the whole, then those that go by one word. */
  readonly rules: readonly (Convention & { readonly name: string })[];
}

/** How the vocabulary tables are taken: as the model was released, as one, or as two. */
export const TABLES = ['released', 'tied', 'untied'] as const;

/** Hundredths of the released vocabulary. */
const PERCENT = 100;

/** One model under rules that share a name: what each sum takes, and what leaves it. */
export function sumsView(values: Values, { models, rules }: SumsFacts): LiveView {
  const model = models.find(({ id }) => id === values['m']);
  if (!model) throw new Error(`No model ${values['m']} in the figure.`);
  const tables = values['tables'] ?? '';
  const released = Number(model.config['vocab_size']);
  const vocab = Math.max(1, Math.round((released * Number(values['x'])) / PERCENT));
  const ledger = ledgerOf({
    ...model.config,
    vocab_size: vocab,
    ...(tables === 'released' ? {} : { tie_word_embeddings: tables === 'tied' }),
  });
  const weighed = rules.map((rule) => ({ rule, weighing: weighUnder(ledger, rule) }));
  const totals = weighed.map(({ weighing }) => exact(weighing.total));
  const [whole = 0, ...sums] = totals;
  const [least, most] = [Math.min(...sums), Math.max(...sums)];
  return {
    figures: Object.fromEntries(weighed.map(({ rule }, at) => [rule.id, totals[at] ?? 0])),
    unit: pageUnit(whole),
    texts: {
      x: digits(vocab),
      spread: `${digits(least)} to ${digits(most)}, a spread of ${percent(most - least, whole)} of the model`,
      ...Object.fromEntries(
        weighed.flatMap(({ rule, weighing }, at) => [
          [`${rule.id} share`, percent(totals[at] ?? 0, whole)],
          [`${rule.id} out`, leftOut(weighing)],
        ]),
      ),
    },
    bars: Object.fromEntries(weighed.map(({ rule, weighing }) => [rule.id, segmentsOf(weighing)])),
    said: `${model.name}, ${digits(whole)} parameters, has ${sums.map((sum, at) => `${digits(sum)} as ${rules[at + 1]?.name ?? ''}`).join('; ')}.`,
  };
}

interface Split {
  readonly role: Role;
  readonly taken: number;
  readonly out: number;
}

function splitsOf({ parts }: Weighing): Split[] {
  return ROLES.map((role) => {
    const own = parts.filter(({ row }) => row.role === role);
    const taken = own.reduce((sum, { total }) => sum + total, 0);
    return { role, taken, out: own.reduce((sum, { row }) => sum + row.elements, 0) - taken };
  }).filter(({ taken, out }) => taken + out > 0);
}

/** What leaves the sum, in words: whole roles by name, parts of roles as what they are. */
function leftOut(weighing: Weighing): string {
  const tied = weighing.parts.some(({ row }) => row.state === 'tied');
  const gone = splitsOf(weighing).filter(({ out }) => out > 0);
  const names = gone.map(({ role, taken }) => {
    if (role === 'embedding' && tied) return 'the one table';
    return taken > 0 ? `biases of ${roleInSentence(role)}` : roleInSentence(role);
  });
  return names.length === 0 ? 'leaves nothing out' : `leaves out ${names.join(', ')}`;
}

function segmentsOf(weighing: Weighing): Segment[] {
  return splitsOf(weighing).flatMap(({ role, taken, out }) => {
    const piece = (n: number, state: '' | ' out'): Segment => ({
      className: `${ROLE_COLOURS[role]}${state}`,
      n,
      title: `${ROLE_NAMES[role]}${state ? ', left out' : ''}: ${digits(n)}`,
    });
    return [...(taken > 0 ? [piece(taken, '')] : []), ...(out > 0 ? [piece(out, ' out')] : [])];
  });
}
