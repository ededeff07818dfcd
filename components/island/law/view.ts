import { byRole, ledgerOf, ROLE_NAMES, ROLES, weighUnder } from '#engine';
import type { Convention } from '#engine';
import { digits, ratio } from '../../../src/engine/format.ts';
import { powers } from '../../../src/engine/quotients.ts';
import { ROLE_COLOURS } from '../../../src/site/colours.ts';
import { exact } from '../live/exact.ts';
import type { LiveModel } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';

export interface LawFacts {
  readonly models: readonly LiveModel[];
  /** The count behind each law's N. */
  readonly kaplan: Convention;
  readonly chinchilla: Convention;
}

/** Operations of training for each parameter and token: two forwards, four back (Kaplan et al. 2020, §2.1). */
const TRAINING = 6n;

/** One model entered into two laws: its N by each, the tokens and the training that a ratio of tokens asks for. */
export function lawView(values: Values, { models, kaplan, chinchilla }: LawFacts): LiveView {
  const model = models.find(({ id }) => id === values['m']) ?? models[0];
  if (!model) throw new Error('The figure of laws needs a model.');
  const vocabulary = Number(values['vocab']);
  const ledger = ledgerOf({ ...model.config, vocab_size: vocabulary });
  const tokens = Number(values['t']);
  const [small, large] = [kaplan, chinchilla].map((rule) => exact(weighUnder(ledger, rule).total));
  if (!small || !large) throw new Error('Both laws need a count.');
  const training = (n: number): bigint => TRAINING * BigInt(n) * BigInt(n) * BigInt(tokens);
  const sums = byRole(ledger);
  return {
    figures: { kaplan: small, chinchilla: large, tokensK: small * tokens, tokensC: large * tokens },
    texts: {
      t: digits(tokens),
      vocab: digits(vocabulary),
      ratio: ratio(large, small),
      workK: powers(training(small)),
      workC: powers(training(large)),
      apart: ratioOf(training(large), training(small)),
    },
    bars: {
      parts: ROLES.filter((role) => sums[role] > 0).map((role) => ({
        className: ROLE_COLOURS[role],
        n: sums[role],
        title: `${ROLE_NAMES[role]}: ${digits(sums[role])}`,
      })),
    },
    said: `${model.name} with a vocabulary of ${digits(vocabulary)}: N is ${digits(small)} for Kaplan’s law and ${digits(large)} for Chinchilla’s, ${ratio(large, small)}.`,
  };
}

/** Another model starts from its own vocabulary. */
export function followVocabulary(changed: string, values: Values, { models }: LawFacts): Values {
  const model = models.find(({ id }) => id === values['m']);
  return changed === 'm' && model
    ? { ...values, vocab: String(model.config['vocab_size']) }
    : values;
}

function ratioOf(whole: bigint, part: bigint): string {
  const tenths = (whole * 10n + part / 2n) / part;
  return `${tenths / 10n}.${tenths % 10n}×`;
}
