/** Reads what a person wrote out of a page, so that it can be held to the rules of prose. */

/** Prose of an MDX page: without components, code, links, quoted titles; front matter by the keys that are read aloud. */
export function mdxProse(source: string): string {
  const [, head = '', body = source] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const spoken = head
    .split('\n')
    .filter((line) => /^(title|description|settles|short|question|counts):/.test(line))
    .map((line) => line.replace(/^\w+:/, ''));
  return plain([...spoken, body].join('\n'));
}

/** Prose of a page's template: text between tags, and the title and description it gives. */
export function astroProse(source: string): string {
  const template = source
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ');
  const spoken = [
    ...template.matchAll(/\b(?:title|description|aria-label|placeholder)="([^"]*)"/g),
  ];
  const runs = [...template.matchAll(/(?<=[>}])[^<>{}]+(?=[<{])/g)].map(([text]) => text);
  const text = runs.filter((run) => !/&&|\|\||===|\bconst\b|=>|\?\s*(?:\(|$)|[)\]]\s*:/.test(run));
  return plain([...spoken.map(([, words]) => words), ...text].join('\n'));
}

/** A sentence of a record. */
export function plain(text: string): string {
  return text
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/`[^`]*`/g, ' ')
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, ' ')
    .replace(/\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/“[^”]*”|"[^"]*"/g, ' ');
}

const NUMBERS = [
  { what: 'a grouped integer', pattern: /\d{1,3}(?:,\d{3})+/g },
  {
    what: 'a size',
    pattern: /\d+(?:\.\d+)?\s?(?:[BMTK]\b|GB\b|GiB\b|MB\b|%|bits?\b|bytes?\b|parameters?\b)/g,
  },
  { what: 'a long integer', pattern: /(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d{4,}/g },
  { what: 'a count in digits', pattern: /(?<![\w.,-])\d{1,3}(?![\w,-]|\.\d)/g },
] as const;

/** Numbers typed by hand. `names` are catalogue names, which may hold digits. */
export function typedNumbers(prose: string, names: readonly string[]): string[] {
  const longest = [...names].sort((a, b) => b.length - a.length);
  const nameless = longest
    .reduce((text, name) => text.replaceAll(name, ' '), prose)
    // Places in a source: Table 1, Tables 2 and 4, issue 73.
    .replace(/\b(?:Tables?|issue|pull request|Section) \d+(?: and \d+)?/g, ' ')
    // Words such as GPT-2, BF16 and Q4_K_M: letters first, digits after.
    .replace(/\b[A-Za-z][A-Za-z._-]*\d[\w.-]*/g, ' ');
  return NUMBERS.flatMap(({ what, pattern }) =>
    [...nameless.matchAll(pattern)].map(([number]) => `${what}: ${number}`),
  );
}

const BANNED = [
  /\bsimply\b/i,
  /\bjust\b/i,
  /\bbasically\b/i,
  /\bworth noting\b/i,
  /\bin the world of\b/i,
  /\bplays a (?:crucial|key|vital) role\b/i,
  /\bnot only\b/i,
  /\bdelve\b/i,
  /\bleverage\b/i,
  /\bseamless/i,
  /\bimportant concept\b/i,
  /\bit is important to\b/i,
  /\bof course\b/i,
  /\bobviously\b/i,
  /\b(?:essentially|actually|clearly|arguably|indeed|interestingly|importantly|surprisingly)\b/i,
  /\bneedless to say\b/i,
  /\bshould be noted\b/i,
  /\bat the end of the day\b/i,
  /\bin order to\b/i,
  /\bwhen it comes to\b/i,
  /\ba wide range of\b/i,
  /\bin today’s\b/i,
  /\bthe fact that\b/i,
  /\bdeep dive\b|\bdive into\b/i,
  /\bcutting-edge\b|\bgame-chang/i,
  /\b(?:powerful|robust|crucial|vital)\b/i,
  /\bunlock|\bharness/i,
];

export function bannedWords(prose: string): string[] {
  return BANNED.flatMap((pattern) => pattern.exec(prose)?.[0] ?? []);
}
