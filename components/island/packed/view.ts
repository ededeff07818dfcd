import { ledgerOf } from '#engine';
import { containerOf, type Packing } from '../../../src/engine/bytes/container.ts';
import { digits, label, percent } from '../../../src/engine/format.ts';
import type { LiveRelease } from '../live/live-model.ts';
import type { LiveView, Values } from '../live/live-view.ts';

export interface PackedFacts {
  readonly models: readonly LiveRelease[];
  readonly packings: readonly Packing[];
}

/** How many kinds of thing a scheme stores beside its words, at most. */
export const BESIDE = 3;

/** A model in a packed file, as three readers of its header would count it. */
export function packedView(values: Values, { models, packings }: PackedFacts): LiveView {
  const model = models.find(({ id }) => id === values['m']) ?? models[0];
  const packing = packings.find(({ id }) => id === values['p']) ?? packings[0];
  if (!model || !packing) throw new Error('The figure of packed files needs a model and a scheme.');
  const file = containerOf(ledgerOf(model.config, model.file), packing);
  if (typeof file === 'string') {
    return {
      figures: {},
      texts: { found: `No figure: ${file}.`, word: '' },
      bars: {},
      said: `${model.repository} in ${packing.name}: no figure, ${file}.`,
    };
  }
  const { words, plain, elements, unpacked, logical, beside } = file;
  const found = foundText(elements, logical);
  return {
    figures: {
      elements,
      unpacked,
      logical,
      plain,
      ...(words > 0 ? { words } : {}),
      ...Object.fromEntries(
        beside.flatMap(({ elements: amount }, at) => (amount > 0 ? [[`beside${at}`, amount]] : [])),
      ),
    },
    texts: {
      found,
      word: `Weights in words of ${packing.word}, ${digits(packing.perWord)} to a word`,
      ...Object.fromEntries(
        Array.from({ length: BESIDE }, (_, at) => [`what${at}`, beside[at]?.what ?? '']),
      ),
    },
    bars: {},
    said: `${model.repository} in ${packing.name}: ${digits(elements)} elements in the file, ${digits(logical)} parameters. ${found}`,
  };
}

function foundText(elements: number, logical: number): string {
  if (elements === logical) return 'A sum of shapes is the count.';
  const off = percent(Math.abs(elements - logical), logical);
  return elements < logical
    ? `A sum of shapes reads ${label(elements)} where the model has ${label(logical)}: ${off} too few.`
    : `A sum of shapes reads ${label(elements)} where the model has ${label(logical)}: ${off} too many.`;
}
