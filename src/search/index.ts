import { KINDS, type Kind, type SearchData } from './data.ts';
import { oneLetterApart } from './typo.ts';
import { isSmall, wordsOf } from './words.ts';

/** A name of a page, as words; a title counts a little more than another name. */
export interface Name {
  readonly words: readonly string[];
  readonly worth: number;
}

/** A page as the search compares it with a query. */
export interface Page {
  readonly title: string;
  readonly path: string;
  readonly kind: Kind;
  readonly about: string;
  readonly names: readonly Name[];
  /** Words of the names and of the line about the page. */
  readonly words: ReadonlySet<string>;
}

/** How far a word of the index stands for a word that was typed: 1 the same, less for a guess. */
export type Readings = ReadonlyMap<string, number>;

const TITLE = 1;
const ALIAS = 0.97;
const TYPO = 0.85;

/** What a word weighs that only holds a sentence together: enough to tell all but MTP from MTP. */
const SMALL = 0.3;

/** Pages with their words, how rare each word is, and what a typed word may mean. */
export class SearchIndex {
  readonly data: SearchData;
  readonly pages: readonly Page[];
  /** In how many pages a word stands. */
  readonly #spread = new Map<string, number>();
  /** Words of titles and other names, which a typed word may be cut into or mistaken for. */
  readonly #known = new Set<string>();

  constructor(data: SearchData) {
    this.data = data;
    this.pages = data.pages.map(([kind, title, path, aliases, about]) => {
      const names = [title, ...aliases].map((name, at) => ({
        words: wordsOf(name),
        worth: at === 0 ? TITLE : ALIAS,
      }));
      const spoken = names.flatMap(({ words }) => words);
      for (const word of spoken) this.#known.add(word);
      const words = new Set([...spoken, ...wordsOf(about)]);
      for (const word of words) this.#spread.set(word, (this.#spread.get(word) ?? 0) + 1);
      return { title, path, about, kind: KINDS[kind] ?? 'Pages', names, words };
    });
  }

  /** What a word says: much if few pages have it, next to nothing if it only holds a sentence together. */
  weightOf(word: string): number {
    if (isSmall(word)) return SMALL;
    return Math.log(1 + this.pages.length / (1 + (this.#spread.get(word) ?? 0)));
  }

  has(word: string): boolean {
    return this.#spread.has(word);
  }

  /** What each word may stand for: itself, joined with a neighbour, cut in two, the start of a word, or one letter off. */
  readingsOf(words: readonly string[]): Readings[] {
    return words.map((word, at) => {
      const readings = new Map<string, number>();
      if (this.has(word)) readings.set(word, 1);
      for (const joined of [`${words[at - 1] ?? ''}${word}`, `${word}${words[at + 1] ?? ''}`])
        if (joined !== word && this.#known.has(joined)) readings.set(joined, 1);
      if (readings.size > 0 || isSmall(word)) return readings;
      for (const part of this.#cut(word) ?? []) readings.set(part, 1);
      if (readings.size === 0) this.#guess(word, at === words.length - 1, readings);
      return readings;
    });
  }

  /** glm4.5 is glm and 4.5, lmhead is lm and head. */
  #cut(word: string, most = 4): string[] | null {
    if (this.#known.has(word)) return [word];
    if (most === 1) return null;
    for (let at = word.length - 1; at > 0; at--) {
      const head = word.slice(0, at);
      if (!this.#known.has(head) || (head.length < 2 && !/\d/.test(head))) continue;
      const rest = this.#cut(word.slice(at), most - 1);
      if (rest && (rest[0] ?? '').length + head.length > 2) return [head, ...rest];
    }
    return null;
  }

  #guess(word: string, last: boolean, readings: Map<string, number>): void {
    for (const known of this.#known) {
      if (last && word.length > 1 && known.startsWith(word))
        readings.set(known, 0.7 + (0.3 * word.length) / known.length);
      // One digit off is another model, and short words are all alike.
      else if (word.length > 3 && !/\d/.test(word + known) && oneLetterApart(word, known))
        readings.set(known, TYPO);
    }
  }
}
