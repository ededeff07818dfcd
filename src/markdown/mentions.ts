/** A place in running text where a term is named. */
export interface Mention {
  readonly slug: string;
  readonly start: number;
  readonly end: number;
}

export interface Wording {
  readonly slug: string;
  readonly words: readonly string[];
}

/**
 * Finds the first mention of each term in a text, skipping those in `used`.
 * Whole words, any case of the first letter, longest wording first, so that
 * "routed expert" is not taken for "expert". A plural "s" belongs to the word.
 */
export function mentionsIn(
  text: string,
  wordings: readonly Wording[],
  used: ReadonlySet<string>,
): Mention[] {
  const found = new Map<string, Mention>();
  for (const match of text.matchAll(patternOf(wordings))) {
    const slug = slugOf(match[0], wordings);
    if (slug === undefined || used.has(slug) || found.has(slug)) continue;
    found.set(slug, { slug, start: match.index, end: match.index + match[0].length });
  }
  return [...found.values()];
}

const patterns = new WeakMap<readonly Wording[], RegExp>();

function patternOf(wordings: readonly Wording[]): RegExp {
  const known = patterns.get(wordings);
  if (known) return known;
  const words = wordings.flatMap(({ words }) => words).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    // A letter, a digit, a dash or a dot with a letter behind it continues the word.
    `(?<![\\p{L}\\p{N}_/.-])(?:${words.map(source).join('|')})s?(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
    'gu',
  );
  patterns.set(wordings, pattern);
  return pattern;
}

function source(word: string): string {
  const [first = '', ...rest] = word;
  const either = first.toLowerCase() === first.toUpperCase() ? escape(first) : eitherCase(first);
  return either + escape(rest.join('')).replaceAll(' ', '\\s+');
}

const eitherCase = (letter: string): string => `[${letter.toLowerCase()}${letter.toUpperCase()}]`;
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').toLowerCase();

function slugOf(words: string, wordings: readonly Wording[]): string | undefined {
  const said = plain(words);
  const has = (form: string) => (wording: Wording) =>
    wording.words.some((word) => plain(word) === form);
  return (wordings.find(has(said)) ?? wordings.find(has(said.replace(/s$/, ''))))?.slug;
}
