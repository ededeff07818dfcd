import { at, refuse } from './read-error.ts';

/** Elements of a shape. @throws ReadError past 2^53 − 1, where a product would round to a plausible wrong figure. */
export function elementsOf(shape: readonly number[], file: string, name: string): number {
  let elements = 1;
  for (const size of shape) {
    elements *= size;
    if (elements > Number.MAX_SAFE_INTEGER) throw tooLarge(file, name, shape);
  }
  return elements;
}

/** Bits of so many elements, exact or refused. */
export function bitsOf(elements: number, each: number, file: string, name: string): number {
  const bits = elements * each;
  if (bits > Number.MAX_SAFE_INTEGER) throw tooLarge(file, name, [elements]);
  return bits;
}

function tooLarge(file: string, name: string, shape: readonly number[]): Error {
  return refuse(
    'size-overflow',
    at(file, name),
    shape,
    'A tensor must have fewer than 2^53 elements and bits: the largest public models have 2^42.',
    'One of its dimensions is damaged: download the file again.',
  );
}
