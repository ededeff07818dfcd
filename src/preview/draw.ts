import { Resvg } from '@resvg/resvg-js';
import { HEIGHT, WIDTH } from './frame.ts';
import { GROUNDS } from './palette.ts';
import { png } from './png.ts';

/** A preview’s drawing as PNG. Its words are outlines, so no font of the machine’s enters it. */
export function draw(svg: string): Buffer {
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return png(drawing.pixels, WIDTH, HEIGHT, GROUNDS);
}
