const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What a reader reads of a piece of the site's own HTML: no tags, no scripts, one space between blocks. */
export function textOf(html: string): string {
  return (
    html
      // The card of a term stands in the text and is no part of it.
      .replaceAll(/<span class="card"[\s\S]*?<\/a><\/span>/g, '')
      .replaceAll(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/g, '')
      .replaceAll(/<\/?(?:p|li|ul|ol|tr|td|th|h\d|div|aside|table|caption)\b[^>]*>/g, ' ')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
        hex || decimal
          ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10))
          : (ENTITIES[name] ?? whole),
      )
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

/** Its first sentence: up to the first stop that a capital, a digit or an opening mark follows. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[\p{Lu}\p{N}“(]|$)/su.exec(text)?.[0] ?? text;
}
