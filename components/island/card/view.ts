import { figuresOf, type SearchData } from '../../../src/search/data.ts';
import { sentenceOf, type CardFacts } from '../../../src/site/sentence.ts';

/** A sentence for a card, the address in it, and what a table of the same needs; null where there is no figure. */
export interface CardView {
  readonly sentence: string;
  readonly address: string;
  readonly facts: CardFacts | null;
}

/** @throws Error where the facts hold no such model or rule. */
export function sentenceFor(data: SearchData, model: string, rule: string): CardView {
  const { place, short, version } = ruleIn(data, rule);
  const row = data.models.find(
    ([page]) => data.pages[page]?.[2] === `${data.base}/models/${model}/`,
  );
  const page = row && data.pages[row[0]];
  if (!row || !page) throw new Error(`No ${model} in the facts.`);
  const address = `${originOf(data)}${page[2]}${rule}/`;
  const { total, active } = figuresOf(row, place);
  return cardOf(page[1], { total, active, rule, version, short, address });
}

/** The same for a config that a reader has pasted: its figures have no page, so the address is the rule's. */
export function sentenceForConfig(
  data: SearchData,
  rule: string,
  figures: { readonly total: number | null; readonly active: number | null },
): CardView {
  const { short, version } = ruleIn(data, rule);
  const address = `${data.root}/conventions/${rule}/`;
  return cardOf('this config', { ...figures, rule, version, short, address });
}

function cardOf(
  name: string,
  { total, ...facts }: Omit<CardFacts, 'total'> & { readonly total: number | null },
): CardView {
  const { rule, address } = facts;
  return total === null
    ? {
        sentence: `Rule ${rule} gives no figure for ${name}: ${address} says why.`,
        address,
        facts: null,
      }
    : { sentence: sentenceOf({ ...facts, total }), address, facts: { ...facts, total } };
}

function ruleIn(data: SearchData, rule: string): { place: number; short: string; version: string } {
  const place = data.rules.findIndex(([, id]) => id === rule);
  const found = data.rules[place];
  if (!found) throw new Error(`No rule ${rule} in the facts.`);
  const [, , short, version] = found;
  return { place, short, version };
}

function originOf({ root, base }: SearchData): string {
  return root.slice(0, root.length - base.length);
}
