import { digits } from '../../../src/engine/format.ts';
import { printedCount, roundingsTo } from '../../../src/engine/printed.ts';

/** A sum that readers often give instead of the answer, and what it counts otherwise. */
export interface NearAnswer {
  readonly value: number;
  readonly why: string;
}

/** What is said of a typed answer; the mark and the words always stand together. */
export interface Marked {
  readonly mark: '✓' | '≈' | '✕' | '?';
  readonly text: string;
}

/**
 * Marks a typed count against the engine's: to the last parameter, or as finely
 * as it was typed. A wrong one that another sum gives is told which.
 */
export function marked(typed: string, answer: number, near: readonly NearAnswer[]): Marked {
  const text = typed.replaceAll(/[\s_'’]/g, '').toUpperCase();
  const printed = printedCount(text);
  if (!printed) {
    return { mark: '?', text: 'Write all digits of the count, or a unit: 3.4B, 580M.' };
  }
  const { value, step } = printed;
  if (step === 1 && value === answer) return { mark: '✓', text: 'Right, to the last parameter.' };
  const [way] = step === 1 ? [] : roundingsTo(printed, answer);
  if (way === 'half-up') return { mark: '✓', text: `Right, rounded: ${digits(answer)}.` };
  if (way !== undefined) {
    return {
      mark: '≈',
      text: `Near: ${digits(answer)} doesn’t round to that, it is ${way === 'truncate' ? 'cut' : 'raised'} to it.`,
    };
  }
  const other = near.find((each) => roundingsTo(printed, each.value).includes('half-up'));
  if (other) return { mark: '✕', text: other.why };
  const off = Math.abs(value - answer);
  return { mark: '✕', text: `Too ${value > answer ? 'many' : 'few'}, by ${digits(off)}.` };
}
