/** How many words at either end find a sentence; fewer would be found elsewhere on its page too. */
const WORDS = 5;

/**
 * The end of an address that leads to a sentence of its page and marks it, in
 * browsers that know text fragments (https://wicg.github.io/scroll-to-text-fragment/);
 * others open the page at its top.
 */
export function textFragment(sentence: string): string {
  const words = sentence.split(' ');
  const parts =
    words.length > 2 * WORDS
      ? [words.slice(0, WORDS), words.slice(-WORDS)].map((some) => some.join(' '))
      : [sentence];
  return `#:~:text=${parts.map(encoded).join(',')}`;
}

/** Commas, ampersands and dashes have a meaning of their own there; the first two are encoded anyway. */
const encoded = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');
