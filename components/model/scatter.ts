import { short } from '#engine/format.ts';

export interface Point {
  readonly id: string;
  readonly name: string;
  readonly total: number;
  readonly active: number;
}

export interface Placed extends Point {
  readonly x: number;
  readonly y: number;
  /** Where the name stands: right of the point, or left near the edge. */
  readonly anchor: 'start' | 'end';
  /** Number in the table below, shown where names would not fit. */
  readonly number: number;
  readonly dense: boolean;
  readonly named: boolean;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly points: readonly Placed[];
  readonly xs: readonly Tick[];
  readonly ys: readonly Tick[];
  /** Lines of equal share, from edge to edge. */
  readonly shares: readonly {
    readonly d: string;
    readonly label: string;
    readonly x: number;
    readonly y: number;
  }[];
}

const PAD = { left: 56, right: 24, top: 24, bottom: 46 };
const STEPS = [1, 2, 5];
const SHARES = [1, 0.1, 0.03] as const;
const SHARE_LABELS = ['dense: all active', '10% active', '3% active'];

/** Total against active on logarithmic axes: where each point, tick and line of equal share stands. */
export function plotOf(
  points: readonly Point[],
  width: number,
  height: number,
  names: boolean,
): Plot {
  const xRange = rangeOf(points.map(({ total }) => total));
  const yRange = rangeOf(points.map(({ active }) => active));
  const x = scale(xRange, PAD.left, width - PAD.right);
  const y = scale(yRange, height - PAD.bottom, PAD.top);
  // A name may cover neither a point nor another name; one that would is left to the table and the title.
  const taken: Box[] = points.map(({ total, active }) => pointBox(x(total), y(active)));
  const placed = points.map((point, at) => {
    const px = x(point.total);
    const py = y(point.active);
    const place = (['start', 'end'] as const)
      .map((anchor) => ({ anchor, box: nameBox(px, py, anchor, point.name) }))
      .find(({ box }) => fits(box, width) && !taken.some((each) => overlap(each, box)));
    if (place) taken.push(place.box);
    return {
      ...point,
      x: round(px),
      y: round(py),
      anchor: place?.anchor ?? ('start' as const),
      number: at + 1,
      dense: point.active === point.total,
      named: names && place !== undefined,
    };
  });
  return {
    width,
    height,
    points: placed,
    xs: ticksIn(xRange).map((value) => ({ at: round(x(value)), label: tickLabel(value) })),
    ys: ticksIn(yRange).map((value) => ({ at: round(y(value)), label: tickLabel(value) })),
    shares: SHARES.map((share, at) =>
      shareLine(share, SHARE_LABELS[at] ?? '', xRange, yRange, x, y),
    ),
  };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const RADIUS = 6;
const GAP = 10;
const LETTER = 7;

function pointBox(x: number, y: number): Box {
  return { left: x - RADIUS, right: x + RADIUS, top: y - RADIUS, bottom: y + RADIUS };
}

function nameBox(x: number, y: number, anchor: 'start' | 'end', name: string): Box {
  const length = LETTER * name.length;
  const left = anchor === 'start' ? x + GAP : x - GAP - length;
  return { left, right: left + length, top: y - 7, bottom: y + 7 };
}

function fits({ left, right }: Box, width: number): boolean {
  return left > PAD.left && right < width - PAD.right;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values) / 1.5, Math.max(...values) * 1.5];
}

function scale(
  [low, high]: readonly [number, number],
  from: number,
  to: number,
): (value: number) => number {
  const span = Math.log(high / low);
  return (value) => from + ((to - from) * Math.log(value / low)) / span;
}

function ticksIn([low, high]: readonly [number, number]): number[] {
  const ticks: number[] = [];
  for (let decade = 10 ** Math.floor(Math.log10(low)); decade <= high; decade *= 10) {
    for (const step of STEPS)
      if (step * decade >= low && step * decade <= high) ticks.push(step * decade);
  }
  return ticks;
}

function tickLabel(value: number): string {
  return short(value).replace('.00', '');
}

function shareLine(
  share: number,
  label: string,
  [xLow, xHigh]: readonly [number, number],
  [yLow, yHigh]: readonly [number, number],
  x: (value: number) => number,
  y: (value: number) => number,
): Plot['shares'][number] {
  const from = Math.max(xLow, yLow / share);
  const to = Math.min(xHigh, yHigh / share);
  const end = { x: round(x(to)), y: round(y(to * share)) };
  return { d: `M${round(x(from))} ${round(y(from * share))}L${end.x} ${end.y}`, label, ...end };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
