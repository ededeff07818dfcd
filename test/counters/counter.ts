import type { Model } from '#catalogue';

/**
 * One part of a model as a counter weighs it and as this project's engine does,
 * in parameters. The parts of a count sum to what the counter prints on one
 * side and to the yardstick on the other, so that nothing of a difference is
 * left unexplained.
 */
export interface Part {
  readonly what: string;
  readonly theirs: number;
  readonly ours: number;
}

/**
 * A counter by somebody else, written anew from its published formula. It is
 * fed what a user would feed it: a config's fields, or the tensors of a file.
 */
export interface Counter {
  /** The parts of its total; null where it prints none. */
  readonly total: (model: Model) => readonly Part[] | null;
  /** The parts of its active figure; null where it prints none. */
  readonly active: (model: Model) => readonly Part[] | null;
  /** What it prints where that is a label and no number. */
  readonly label?: (model: Model) => string;
}

/** The yardsticks: every trained value once, and one token's share with both tables. */
export const YARDSTICK = { total: 'everything-once', active: 'both-tables' } as const;

export function printed(parts: readonly Part[]): number {
  return parts.reduce((sum, { theirs }) => sum + theirs, 0);
}

export function yardstick(parts: readonly Part[]): number {
  return parts.reduce((sum, { ours }) => sum + ours, 0);
}
