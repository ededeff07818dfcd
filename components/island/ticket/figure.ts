import { splitBillions } from '../../../src/engine/format.ts';

/** A figure in the two weights of the design: what a label prints is dark, the rest recedes. */
export interface FigureView {
  readonly value: number;
  readonly sign: '' | '−' | '+';
  readonly head: string;
  readonly tail: string;
}

export function figureView(value: number, sign: FigureView['sign'] = ''): FigureView {
  return { value: sign === '−' ? -value : value, sign, ...splitBillions(value) };
}
