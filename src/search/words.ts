/** Text into the words that a query and a title are compared by. */

/** A model's address on the Hub, or one of this site's own, and what stands behind it. */
const ADDRESS = /^\s*https?:\/\/[^/\s]+(\/[^\s?#]*)/;

/** Digits in groups: 355,234,006,336 · 355 234 006 336 · 355.234.006.336 · 355'234'006'336 */
const GROUPED = /\b\d{1,3}(?:,\d{3})+\b|\b\d{1,3}(?:([ .'’_\u00a0\u202f])\d{3})(?:\1\d{3})+\b/g;

/** A unit that is spelled out or set apart: 355 billion, 355 B, 355bn. */
const UNIT = /(\d)\s*(?:(thousand|k)|(million|mn|m)|(billion|bn|b)|(trillion|tn|t))\b/g;

/** The words of a text in order: lower case, plain letters, plurals without their s; 4.5, 8x7b and a3b stay whole. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .replace(GROUPED, (digits) => digits.replaceAll(/\D/g, ''))
    .replace(UNIT, (_, digit: string, k?: string, m?: string, b?: string) =>
      [digit, k ? 'k' : m ? 'm' : b ? 'b' : 't'].join(''),
    )
    .split(/[^\p{L}\p{N}.]+/u)
    .flatMap((piece) =>
      /^\.*[\p{L}\d]*\d(\.\d+)+\p{L}*\.*$/u.test(piece) ? [piece] : piece.split('.'),
    )
    .map((piece) => singular(piece.replaceAll(/^\.+|\.+$/g, '')))
    .filter(Boolean);
}

/** The words of a query as they were typed, for a search of text that has its own ways with endings. */
export function typedWords(query: string): string[] {
  return askedOf(query)
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '' && !wordsOf(word).every(isSmall));
}

/** The path of a pasted address, or null where the text is none. */
export function addressOf(text: string): string | null {
  return ADDRESS.exec(text)?.[1] ?? null;
}

/** A pasted Hub address stands for the repository it names; other text for itself. */
export function askedOf(text: string): string {
  const path = addressOf(text);
  if (path === null) return text;
  const [org = '', repository = ''] = path.split('/').filter(Boolean);
  return `${org} ${repository}`;
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}

function singular(word: string): string {
  if (/^params?$/.test(word)) return 'parameter';
  return /[^su]s$/.test(word) && word.length > 3 && !/\d/.test(word) ? word.slice(0, -1) : word;
}

/** Words that say how a sentence goes and not what it is about. */
const SMALL = new Set(
  'a about all am an and any are as at be been but by can could did do doe for from get had has have how i if in into is it its just like many me mean more most much my no not of on one only or our out really actually say she should so some than that the their them then there they thi this to use was we were what when where which who why will with would you your s t re ve ll don isn doesn'.split(
    ' ',
  ),
);

export const isSmall = (word: string): boolean => SMALL.has(word);
