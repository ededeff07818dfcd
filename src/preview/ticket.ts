import type { Model, Rule } from '#catalogue';
import { figureView, pageUnit } from '#components/island/ticket/figure.ts';
import { unique, type Figure } from '#engine';
import { digits } from '#engine/format.ts';
import { releasedTicket } from '#site/ticket.ts';
import { ledgerFor, weighingOf } from '#site/weighed.ts';
import { ACCENT, framed, INK, LEFT, RIGHT, SECOND } from './frame.ts';
import { colour } from './palette.ts';
import { fitted, line, type Run } from './type.ts';

const WIDE = RIGHT - LEFT;

/** The bar’s upper edge and height, and the stripes of its idle parts with their distance. */
const TOP = 538;
const TALL = 40;
const STRIPE = 5;
const STEP = 12.7;

/** A figure of a model: the total large, its rules, the active figure, the bar. The rules all give this very pair. */
export function ticketPreview(model: Model, rules: readonly [Rule, ...Rule[]]): string {
  const [rule] = rules;
  const { total, active } = weighingOf(model, rule);
  const unit = pageUnit(unique(ledgerFor(model)));
  const shown = (value: number, size: number): Run[] => {
    const { head, tail } = figureView(value, '', unit);
    return [
      ...(head ? [{ text: head, size, fill: INK, weight: 600 } as const] : []),
      { text: tail, size, fill: SECOND },
    ];
  };
  const large = total.kind === 'exact' ? shown(total.value, 138) : [];
  return framed('Total parameters', 'ticket', [
    ...line(LEFT, 188, fitted([{ text: model.name, size: 64, fill: INK, weight: 600 }], WIDE)),
    ...line(LEFT, 322, fitted(large, WIDE)),
    ...line(LEFT, 396, fitted(namesOf(rules), WIDE)),
    ...line(LEFT, 458, fitted(second(active, shown), WIDE)),
    bar(model, rule),
  ]);
}

/** A rule’s name is read in a feed at a quarter of this. */
const READ = 36;

/** All the rules where they are readable at a feed’s size, else the first and how many more. */
function namesOf(rules: readonly [Rule, ...Rule[]]): Run[] {
  const runs = (named: string): Run[] => [
    { text: 'counted as ', size: 46, fill: INK },
    { text: named, size: 46, fill: ACCENT, weight: 600 },
  ];
  const all = fitted(runs(rules.map(({ name }) => name).join(' / ')), WIDE);
  return all.every(({ size }) => size >= READ)
    ? [...all]
    : runs(`${rules[0].name} and ${rules.length - 1} more rules`);
}

function second(active: Figure, shown: (value: number, size: number) => Run[]): Run[] {
  const words = (text: string): Run => ({ text, size: 46, fill: SECOND });
  if (active.kind === 'exact') return [...shown(active.value, 46), words(' active per token')];
  if (active.kind === 'range')
    return [words(`${digits(active.range.min)} to ${digits(active.range.max)} active per token`)];
  return [words('no active figure under this rule')];
}

function bar(model: Model, rule: Rule): string {
  const pieces = releasedTicket(model, rule).bars?.total ?? [];
  const counted = pieces.filter(({ className }) => !className.endsWith(' out'));
  const whole = counted.reduce((sum, { n }) => sum + n, 0);
  let x = LEFT;
  const drawn = counted.map(({ className, n }) => {
    const [name = '', state] = className.split(' ');
    const hue = colour(name);
    const width = Math.max(3, (n / whole) * (WIDE - counted.length * 4));
    const at = x;
    x += width + 1;
    const box = `x="${at.toFixed(1)}" y="${TOP}" width="${width.toFixed(1)}" height="${TALL}"`;
    if (state !== 'idle') return `<rect ${box} fill="${hue}"/>`;
    return `<path d="${hatch(at, width)}" fill="${hue}"/><rect ${box} fill="none" stroke="${hue}" stroke-width="2"/>`;
  });
  // What the rounding of thin parts leaves over goes to the end, so that the bar is as wide as the text.
  const stretch = WIDE / (x - LEFT);
  return `<g transform="translate(${LEFT}) scale(${stretch.toFixed(4)} 1) translate(${-LEFT})">${drawn.join('')}</g>`;
}

/** Stripes that lean to the left inside a box: as outlines, which take a tenth of the time that a pattern takes. */
function hatch(left: number, width: number): string {
  const [right, bottom] = [left + width, TOP + TALL];
  const stripes: string[] = [];
  for (let foot = left - TALL + STEP; foot < right; foot += STEP) {
    // A stripe goes from its foot up to the right; what leaves the box is cut off.
    const corners = [
      ...edge(foot, left, right, bottom),
      ...edge(foot + STRIPE, left, right, bottom).reverse(),
    ];
    stripes.push(`M${corners.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`);
  }
  return stripes.join('');
}

/** The part of a line that rises from a foot at 45° which lies between two sides. */
function edge(foot: number, left: number, right: number, bottom: number): [number, number][] {
  const clamped = (x: number): number => Math.min(Math.max(x, left), right);
  return [clamped(foot), clamped(foot + TALL)].map((x) => [
    x,
    Math.min(Math.max(bottom - (x - foot), TOP), bottom),
  ]);
}
