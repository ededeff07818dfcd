import type { Figure } from '#engine';

/** A figure's integer, where the rule is known to give one: a live figure shows no range and no blank. */
export function exact(figure: Figure): number {
  if (figure.kind === 'exact') return figure.value;
  throw new Error(figure.kind === 'none' ? figure.why : 'A range of figures, where one is shown.');
}
