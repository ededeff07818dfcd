import { colour } from './palette.ts';
import { line, type Run } from './type.ts';

export const WIDTH = 1200;
export const HEIGHT = 630;
export const LEFT = 64;
export const RIGHT = WIDTH - LEFT;

/** No type is smaller: 6.5 pixels where a feed shows a quarter. */
export const SMALLEST = 26;

export const INK = colour('ink');
export const SECOND = colour('ink-2');
export const ACCENT = colour('accent');

/** The picture around a preview: ground, mark, name, what it is, a rule below them. */
export function framed(
  kind: string,
  ground: 'paper' | 'ticket',
  inside: readonly string[],
): string {
  const label: Run = {
    text: kind.toUpperCase(),
    size: 27,
    fill: SECOND,
    weight: 600,
    spacing: 0.06,
  };
  const name: Run = { text: 'Weighbridge', size: 38, fill: INK, weight: 600 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${colour(ground)}"/>`,
    `<path transform="translate(${LEFT} 46) scale(1.8)" fill="none" stroke="${INK}" stroke-width="2" d="M1 17h28M5 17v4M25 17v4M9 12h12v5H9zM15 12V3M11 3h8"/>`,
    ...line(LEFT + 68, 80, [name]),
    ...line(RIGHT, 78, [label], 'right'),
    `<rect x="${LEFT}" y="106" width="${RIGHT - LEFT}" height="3" fill="${INK}"/>`,
    ...inside,
    '</svg>',
  ].join('');
}
