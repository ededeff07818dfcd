import { sentenceOf } from '../../../src/site/sentence.ts';
import { figuresOf, type SearchData } from '../../../src/search/data.ts';

/** A sentence for a card, and the address in it. */
export interface CardView {
  readonly sentence: string;
  readonly address: string;
}

/** @throws Error where the facts hold no such model or rule. */
export function sentenceFor(data: SearchData, model: string, rule: string): CardView {
  const place = data.rules.findIndex(([, id]) => id === rule);
  const found = data.rules[place];
  const row = data.models.find(
    ([page]) => data.pages[page]?.[2] === `${data.base}/models/${model}/`,
  );
  const page = row && data.pages[row[0]];
  if (!found || !row || !page) throw new Error(`No ${model} under ${rule}.`);
  const [, , short, version] = found;
  const origin = data.root.slice(0, data.root.length - data.base.length);
  const address = `${origin}${page[2]}${rule}/`;
  const { total, active } = figuresOf(row, place);
  const sentence =
    total === null
      ? `Rule ${rule} gives no figure for ${page[1]}: ${address} says why.`
      : sentenceOf({ total, active, rule, version, short, address });
  return { sentence, address };
}
