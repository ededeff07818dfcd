/** A line through points by least squares, and how much of their spread it explains. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Fit {
  readonly slope: number;
  readonly start: number;
  /** Coefficient of determination: 1 where the line explains all, 0 where it explains no more than the mean. */
  readonly r2: number;
}

/** Ordinary least squares of y on x. Points that all have one x have no line and are refused. */
export function fitOf(points: readonly Point[]): Fit {
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const spread = sum(points.map(({ x }) => (x - meanX) ** 2));
  if (spread === 0) throw new Error('A line needs points with different x.');
  const slope = sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread;
  const start = meanY - slope * meanX;
  const missed = sum(points.map(({ x, y }) => (y - start - slope * x) ** 2));
  const all = sum(points.map(({ y }) => (y - meanY) ** 2));
  return { slope, start, r2: 1 - missed / all };
}

const DRAWS = 2000;

/**
 * Bounds of R² by the bootstrap: the points are drawn anew with replacement, and
 * of the fits of all draws the middle 95 in 100 lie between the bounds. The draws are
 * the same at each build.
 */
export function intervalOf(points: readonly Point[]): { from: number; to: number } {
  const draw = drawsFrom(1);
  const fits = Array.from({ length: DRAWS }, () => {
    const drawn = points.map(() => points[Math.floor(draw() * points.length)] as Point);
    return drawn.every(({ x }) => x === drawn[0]?.x) ? 0 : fitOf(drawn).r2;
  }).sort((a, b) => a - b);
  return { from: fits[DRAWS * 0.025] ?? NaN, to: fits[DRAWS * 0.975 - 1] ?? NaN };
}

/** Numbers from 0 to 1 that are the same each time (Park and Miller's generator). */
function drawsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
