import { quoteOf } from '#site/questions.ts';
import type { Quotes, SumTerm } from './sum.ts';

/** The whole numbers that sums quote. A figure that was published rounded is no number to count with, and stops the build. */
export async function quotesIn(...sums: readonly (readonly SumTerm[])[]): Promise<Quotes> {
  const ids = sums.flat().flatMap((term) => ('quote' in term ? [term.quote] : []));
  const entries = ids.map(async (id) => [id, whole(id, (await quoteOf(id)).figure)] as const);
  return new Map(await Promise.all(entries));
}

function whole(id: string, figure: string): number {
  const value = Number(figure.replaceAll(',', ''));
  if (Number.isSafeInteger(value)) return value;
  throw new Error(`<Sum>: the quote ${id}, ${figure}, is no whole number.`);
}
