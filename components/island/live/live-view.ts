import type { Segment } from '../ticket/bars.ts';

/** What a reader set: control name → value; several ticked boxes of one name are joined by dots. */
export type Values = Readonly<Record<string, string>>;

/**
 * What a live figure shows, as data: made once at build for the page's HTML and
 * again in the browser by the same function.
 */
export interface LiveView {
  /**
   * Counts and other exact integers, painted in the two weights of a figure; a
   * negative one is a subtraction. Whatever stands under `data-when` with the name
   * of a figure that isn't given here is hidden.
   */
  readonly figures: Readonly<Record<string, number>>;
  /** The unit whose digits are dark in all of them; billions where absent. */
  readonly unit?: 'M' | 'B';
  readonly texts: Readonly<Record<string, string>>;
  readonly bars: Readonly<Record<string, readonly Segment[]>>;
  /** Names of controls that change nothing about what is chosen; they are switched off. */
  readonly off?: readonly string[];
  /** The result in a sentence: announced once, and what is copied beside the link. */
  readonly said: string;
}
