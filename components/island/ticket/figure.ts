import { splitAt } from '../../../src/engine/format.ts';

/** A figure in the two weights of the design: what a label prints is dark, the rest recedes. */
export interface FigureView {
  readonly value: number;
  readonly sign: '' | '−' | '+';
  readonly head: string;
  readonly tail: string;
}

/** The unit whose digits are dark on a page about so many parameters: one unit for all its figures. */
export function pageUnit(parameters: number): 'M' | 'B' {
  return parameters >= 1e9 ? 'B' : 'M';
}

export function figureView(
  value: number,
  sign: FigureView['sign'] = '',
  unit: 'M' | 'B' = 'B',
): FigureView {
  return { value: sign === '−' ? -value : value, sign, ...splitAt(value, unit) };
}

/** A figure that says by its sign whether it is taken off. */
export function signedFigure(value: number, unit?: 'M' | 'B'): FigureView {
  return figureView(Math.abs(value), value < 0 ? '−' : '', unit);
}
