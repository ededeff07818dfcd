import { ConfigError } from '../errors.ts';
import { printedCount } from '../printed.ts';

/** The figures of a label, each as `printedCount` reads it; one of them at least is there. */
export interface Label {
  readonly total: string | null;
  readonly active: string | null;
  /** Whether the one figure is marked neither as total nor as active: 671B may be either. */
  readonly unmarked: boolean;
}

const UNITS: Readonly<Record<string, string>> = {
  thousand: 'K',
  million: 'M',
  mn: 'M',
  billion: 'B',
  bn: 'B',
  trillion: 'T',
  tn: 'T',
};

/** All digits of a count, in groups of three: 355,234,006,336 · 355 234 006 336 · 355.234.006.336 · 355_234_006_336. */
const GROUPS = String.raw`\d{1,3}(?<apart>[ .'’_])\d{3}(?:\k<apart>\d{3})+|\d{1,3}(?:,\d{3})+`;
/** A figure: perhaps marked with an A, digits, with a decimal comma where no three follow it, perhaps a unit. */
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\d.])(?<a>a)?(?<number>${GROUPS}|\d+,\d{1,2}(?=\s*[kmbt])|\d+(?:\.\d+)?)\s*(?<unit>${Object.keys(UNITS).join('|')}|[kmbt])?(?![\p{L}\d])`,
  'giu',
);
const MARKS: ReadonlyMap<string, 'total' | 'active'> = new Map([
  ['total', 'total'],
  ['active', 'active'],
  ['activated', 'active'],
]);
/** What may stand between figures and says nothing: how finely a figure is meant, its digits say. */
const SILENT = new Set(
  ['', 'parameter', 'parameters', 'params', 'param', 'weights', 'and', 'with', 'are', 'which']
    .concat(['about', 'around', 'roughly', 'circa', 'ca', 'approx', 'approximately'])
    .concat(['of', 'out']),
);
/** The smaller of the larger: 32B of 355B. “355B, of which 32B” says it the other way round. */
const OUT_OF = /^\s*(?:out\s+)?of\s*$/i;
/** A name such as 8x7B: experts times the size of a model whose shape they share. */
const MULTIPLIED = /(?<!\d)\d+\s*[x×]\s*\d+(?:\.\d+)?\s*[kmbt]?/i;
/** No label is longer; a whole page pasted here is not read. */
const LONGEST = 200;
/** So much of a text is quoted in a refusal. */
const QUOTED = 40;

/**
 * Reads a label as people write it: "355B / 32B", "30.5B-A3.3B", "117B A5.1B",
 * "671B total, 37B active", "37B of 671B", "~30B", "A22B", "671B", or every
 * digit of a count. Wide and ornamental characters are read as plain ones.
 *
 * @throws ConfigError naming what was read and what can be tried.
 */
export function readLabel(given: string): Label {
  if (given.length > LONGEST) throw refuse(given, `A label has at most ${LONGEST} characters.`);
  const text = given.normalize('NFKC');
  const [name] = MULTIPLIED.exec(text) ?? [];
  if (name !== undefined) {
    throw refuse(
      text,
      `“${name}” is a name, not a count: it multiplies experts by the size of a model whose shape they share.`,
    );
  }
  const figures = figuresIn(text);
  const total = figures.find(({ part }) => part === 'total') ?? figures.find(({ part }) => !part);
  const active =
    figures.find(({ part }) => part === 'active') ??
    figures.find((each) => !each.part && each !== total);
  const used = [total, active].filter((each) => each !== undefined);
  if (used.length === 0 || used.length < figures.length) {
    throw refuse(
      text,
      `${figures.length === 0 ? 'No figure is' : 'More than a total and an active figure are'} in it.`,
    );
  }
  if (total && active && smaller(total, active)) {
    throw refuse(text, `${active.printed} of ${total.printed} can’t be active.`);
  }
  return {
    total: total?.printed ?? null,
    active: active?.printed ?? null,
    unmarked: figures.length === 1 && !figures[0]?.part,
  };
}

const smaller = (one: Found, other: Found): boolean =>
  (printedCount(one.printed)?.value ?? 0) < (printedCount(other.printed)?.value ?? 0);

interface Found {
  readonly printed: string;
  readonly part: 'total' | 'active' | null;
}

function figuresIn(text: string): Found[] {
  const matches = [...text.matchAll(FIGURE)];
  // "total 671B, active 37B" marks before the figure, "671B total, 37B active" after it.
  const apart = gaps(text, matches);
  const between = apart.map((gap) => marksIn(text, gap));
  const outOf = matches.length === 2 && OUT_OF.test(apart[1] ?? '') && !between.some(Boolean);
  const before = between[0] !== null && between.at(-1) === null;
  return matches.map(({ 0: whole, groups }, at) => ({
    printed: printedForm(text, whole, groups?.['number'] ?? '', groups?.['unit'] ?? ''),
    part: groups?.['a'] || (outOf && at === 0) ? 'active' : (between[before ? at : at + 1] ?? null),
  }));
}

function gaps(text: string, matches: readonly RegExpExecArray[]): string[] {
  const ends = [0, ...matches.map(({ index, 0: whole }) => index + whole.length)];
  const starts = [...matches.map(({ index }) => index), text.length];
  return ends.map((end, at) => text.slice(end, starts[at]));
}

/** The mark in a gap, if there is one. Any other word means that the text is no label. */
function marksIn(text: string, gap: string): 'total' | 'active' | null {
  const words = gap.split(/[\s/|,;:·()+–—~≈-]+/u);
  const strange = words.find(
    (word) => !MARKS.has(word.toLowerCase()) && !SILENT.has(word.toLowerCase()),
  );
  if (strange !== undefined) throw refuse(text, `“${cut(strange)}” in it is not a figure.`);
  return words.map((word) => MARKS.get(word.toLowerCase())).find(Boolean) ?? null;
}

/** As a maker would print it: 355b is 355B, 37 billion is 37B, 1,043B is 1043B. */
function printedForm(text: string, whole: string, number: string, unit: string): string {
  const grouped = /\D\d{3}\D\d{3}|,\d{3}/.test(number);
  const plain = grouped ? number.replaceAll(/\D/g, '') : number.replace(',', '.');
  const printed = plain + (UNITS[unit.toLowerCase()] ?? unit.toUpperCase());
  if ((printedCount(printed)?.value ?? 0) > 0) return printed;
  const unitLost = unit === '' && Number(plain) > 0 && printedCount(`${plain}B`) !== null;
  const form = unitLost ? ` Has ${whole.trim()} lost its unit? ${plain}B can be tried.` : '';
  throw refuse(text, `“${cut(whole.trim())}” names no count of parameters.${form}`);
}

const cut = (words: string): string =>
  words.length > QUOTED ? `${words.slice(0, QUOTED)}…` : words;

function refuse(value: string, why: string): ConfigError {
  return new ConfigError({
    code: 'not-understood',
    path: 'label',
    value: cut(value),
    rule: why,
    remedy:
      'Write digits and a unit, total first, without the model’s name: 355B / 32B, 30.5B-A3.3B, A22B, or all digits of a count.',
  });
}
