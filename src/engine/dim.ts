import { times } from './checked.ts';

/**
 * A size with its name, so that a shape can be printed as words and redone by
 * hand. A dimension made of others ("heads × head size") keeps them in `factors`.
 */
export interface Dim {
  readonly name: string;
  readonly size: number;
  readonly factors?: readonly Dim[];
}

export function dim(name: string, size: number): Dim {
  return { name, size };
}

/** A dimension that is a product: 96 heads × 128 each = 12,288. */
export function product(...factors: readonly Dim[]): Dim {
  return {
    name: factors.map((factor) => factor.name).join(' × '),
    size: times(...factors.map((factor) => factor.size)),
    factors,
  };
}

/** The plain factors a dimension is made of. */
export function factorsOf(dimension: Dim): readonly Dim[] {
  return dimension.factors ? dimension.factors.flatMap(factorsOf) : [dimension];
}

/** Number of elements of a shape; a shape without dimensions is one value. */
export function elementsOf(shape: readonly Dim[]): number {
  return times(...shape.map((dimension) => dimension.size));
}
