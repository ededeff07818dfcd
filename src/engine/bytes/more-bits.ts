import type { Span } from './layer-span.ts';

/**
 * How many layers of a span get more bits in llama.cpp's mixtures: the first and
 * the last eighth, and between them every third (`use_more_bits` in
 * src/llama-quant.cpp). Divisions cut, as there.
 */
export function layersWithMoreBits({ first, count }: Span, all: number): number {
  const numbers = Array.from({ length: count }, (_, at) => first + at);
  return numbers.filter((layer) => hasMoreBits(layer, all)).length;
}

function hasMoreBits(layer: number, all: number): boolean {
  const eighth = Math.floor(all / 8);
  const last = Math.floor((7 * all) / 8);
  return layer < eighth || layer >= last || (layer - eighth) % 3 === 2;
}
