import { readFileSync } from 'node:fs';
import { ledgerOf, weighUnder, type Convention } from '#engine';

/** One decoder of shapes.json: a config of a family that the engine reads, and the type of its weights. */
export interface Shape {
  readonly id: string;
  readonly dtype: 'float32' | 'bfloat16';
  readonly config: Readonly<Record<string, unknown>>;
}

/** What one machine measured. */
export interface Results {
  readonly date: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly tokens: number;
  readonly seed: number;
  readonly runs: readonly {
    readonly shape: string;
    readonly round: number;
    readonly turn: number;
    /** Seconds of each token. */
    readonly seconds: readonly number[];
  }[];
}

/** A decoder's count under one rule, in bytes that a token reads by it, and the time it took. */
export interface Point {
  readonly id: string;
  readonly bytes: number;
  readonly seconds: number;
}

/** A straight line through points, and how much of the scatter it leaves. */
export interface Fit {
  readonly intercept: number;
  readonly slope: number;
  readonly r2: number;
  /** Ends of the middle 95% of R² when decoders are drawn anew. */
  readonly interval: readonly [from: number, to: number];
}

const BYTES = { float32: 4, bfloat16: 2 } as const;
const DRAWS = 2000;

export function readShapes(): readonly Shape[] {
  return JSON.parse(readFileSync(new URL('shapes.json', import.meta.url), 'utf8')) as Shape[];
}

/** The weights that a rule counts in a shape, in bytes. @throws Error where it has no single figure. */
export function bytesUnder(
  { id, dtype, config }: Shape,
  rule: Convention,
  part: 'total' | 'active',
): number {
  const figure = weighUnder(ledgerOf(config), rule)[part];
  if (figure.kind === 'exact') return figure.value * BYTES[dtype];
  throw new Error(`${id}: no single ${part} figure by that rule.`);
}

/** The middle of a decoder's times: of each round the median token, of the rounds the median. */
export function secondsOf({ runs }: Results, shape: string): number {
  const rounds = runs.filter((run) => run.shape === shape).map(({ seconds }) => median(seconds));
  if (rounds.length === 0) throw new Error(`${shape}: never measured.`);
  return median(rounds);
}

export function pointsUnder(
  shapes: readonly Shape[],
  results: Results,
  rule: Convention,
  part: 'total' | 'active',
): readonly Point[] {
  return shapes.map((shape) => ({
    id: shape.id,
    bytes: bytesUnder(shape, rule, part),
    seconds: secondsOf(results, shape.id),
  }));
}

/**
 * Least squares of time on bytes. R² is the share of the scatter of the times
 * that the line explains; it is negative nowhere, since the line has an
 * intercept. The interval draws decoders with replacement, from a fixed seed.
 */
export function fit(points: readonly Point[], seed = 1): Fit {
  const line = leastSquares(points);
  const random = generator(seed);
  const drawn = Array.from({ length: DRAWS }, () => {
    const sample = points.map(() => points[Math.floor(random() * points.length)] as Point);
    return leastSquares(sample).r2;
  })
    // A draw of one decoder again and again has no line.
    .filter((r2) => !Number.isNaN(r2))
    .sort((a, b) => a - b);
  const at = (share: number): number => drawn[Math.round(share * (drawn.length - 1))] ?? NaN;
  return { ...line, interval: [at(0.025), at(0.975)] };
}

function leastSquares(points: readonly Point[]): Omit<Fit, 'interval'> {
  const x = mean(points.map(({ bytes }) => bytes));
  const y = mean(points.map(({ seconds }) => seconds));
  const sum = (of: (point: Point) => number): number =>
    points.reduce((total, point) => total + of(point), 0);
  const slope =
    sum(({ bytes, seconds }) => (bytes - x) * (seconds - y)) / sum(({ bytes }) => (bytes - x) ** 2);
  const intercept = y - slope * x;
  const left = sum(({ bytes, seconds }) => (seconds - intercept - slope * bytes) ** 2);
  return { intercept, slope, r2: 1 - left / sum(({ seconds }) => (seconds - y) ** 2) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}

/** Numbers from 0 to 1 that are the same for the same seed (a linear congruence, Numerical Recipes). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
