import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { decompress } from 'wawoff2';

/** Words as outlines in the site’s own face, so that a preview looks the same wherever it is drawn. */
export interface Run {
  readonly text: string;
  readonly size: number;
  readonly fill: string;
  readonly weight?: Weight;
  /** Space added after each letter, in parts of the size. */
  readonly spacing?: number;
}

export type Weight = 400 | 600;

const file = join(import.meta.dirname, '../../public/fonts/source-serif-4-roman.woff2');
const face = create(Buffer.from(await decompress(readFileSync(file)))) as Font;
const FACES: Readonly<Record<Weight, Font>> = {
  400: face,
  600: face.getVariation({ wght: 600 }) as unknown as Font,
};
const outlines = new Map<string, string>();

/** Signs that the cut of the face lacks, and what stands for them. */
const STAND_INS: Readonly<Record<string, string>> = { '÷': '/' };

interface Outline {
  readonly outline: string;
  readonly advance: number;
}

const layouts = new Map<string, readonly Outline[]>();

/** @throws Error where the face lacks a character: a preview never shows a box. */
function glyphsOf({ text, weight = 400 }: Pick<Run, 'text' | 'weight'>): readonly Outline[] {
  const key = `${weight} ${text}`;
  const known = layouts.get(key) ?? laidOut(text, weight);
  layouts.set(key, known);
  return known;
}

function laidOut(given: string, weight: Weight): readonly Outline[] {
  const text = given.replaceAll(/[^\x20-\x7e]/g, (sign) => STAND_INS[sign] ?? sign);
  const font = FACES[weight];
  const missing = [...text].find((each) => !font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0));
  if (missing) throw new Error(`“${text}”: the face has no ${missing}.`);
  const { glyphs, positions } = font.layout(text, ['tnum']);
  return glyphs.map((glyph, at) => {
    const key = `${weight} ${glyph.id}`;
    const outline = outlines.get(key) ?? rounded(glyph.path.toSVG());
    outlines.set(key, outline);
    return { outline, advance: positions[at]?.xAdvance ?? 0 };
  });
}

/** Whole units of a thousandth are finer than a pixel at any size here. */
const rounded = (path: string): string =>
  path.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))));

export function widthOf(run: Run): number {
  const sum = glyphsOf(run).reduce((total, { advance }) => total + advance, 0);
  return (sum / 1000 + [...run.text].length * (run.spacing ?? 0)) * run.size;
}

/** Runs one after another on a line, from its left or to its right end. */
export function line(x: number, y: number, runs: readonly Run[], align: 'left' | 'right' = 'left') {
  const width = runs.reduce((sum, run) => sum + widthOf(run), 0);
  let at = align === 'left' ? x : x - width;
  return runs.map((run) => {
    const scale = run.size / 1000;
    let inside = 0;
    const paths = glyphsOf(run).map(({ outline, advance }) => {
      const drawn = outline
        ? `<path transform="translate(${Math.round(inside)})" d="${outline}"/>`
        : '';
      inside += advance + (run.spacing ?? 0) * 1000;
      return drawn;
    });
    const group = `<g fill="${run.fill}" transform="translate(${at.toFixed(1)} ${y.toFixed(1)}) scale(${scale} ${-scale})">${paths.join('')}</g>`;
    at += inside * scale;
    return group;
  });
}

/** A line’s runs made smaller together until they fit. */
export function fitted(runs: readonly Run[], width: number): readonly Run[] {
  const needed = runs.reduce((sum, run) => sum + widthOf(run), 0);
  const factor = Math.min(1, width / needed);
  return runs.map((run) => ({ ...run, size: run.size * factor }));
}

/** A text broken between words into lines no wider than so much. */
export function wrapped(run: Run, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of run.text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf({ ...run, text: longer }) > width) lines.push(word);
    else lines.splice(Math.max(0, lines.length - 1), 1, longer);
  }
  return lines;
}

/** A paragraph in the largest size that leaves it within a box; its lines, cut at a word if even the smallest doesn’t. */
export function paragraph(
  run: Run,
  box: { readonly width: number; readonly height: number },
  smallest: number,
): { readonly size: number; readonly leading: number; readonly lines: readonly string[] } {
  for (let size = run.size; ; size -= 2) {
    const leading = size * 1.28;
    const lines = wrapped({ ...run, size }, box.width);
    const room = Math.floor(box.height / leading);
    if (lines.length <= room) return { size, leading, lines };
    if (size - 2 < smallest) {
      const kept = lines.slice(0, room);
      const last = (kept.pop() ?? '').replace(/\s\S*$/, ' …');
      return { size, leading, lines: [...kept, last] };
    }
  }
}
