import { ACCENT, framed, HEIGHT, INK, LEFT, RIGHT, SECOND, SMALLEST } from './frame.ts';
import { line, paragraph } from './type.ts';

const BOTTOM = HEIGHT - 48;

/** A page of words: what kind it is, its title, what it says in a sentence. */
export function pagePreview(kind: string, title: string, said: string): string {
  const heading = { text: title, size: 72, fill: INK, weight: 600 } as const;
  const head = paragraph(heading, { width: RIGHT - LEFT, height: said ? 250 : 400 }, 44);
  const first = 116 + head.size;
  const titles = head.lines.flatMap((text, at) =>
    line(LEFT, first + at * head.leading, [{ ...heading, text, size: head.size }]),
  );
  if (said === '') return framed(kind, 'paper', titles);
  const top = first + (head.lines.length - 1) * head.leading + 40;
  const sentence = { text: said, size: 44, fill: SECOND };
  const body = paragraph(sentence, { width: RIGHT - LEFT - 40, height: BOTTOM - top }, SMALLEST);
  const lines = body.lines.flatMap((text, at) =>
    line(LEFT + 36, top + body.size + at * body.leading, [{ ...sentence, text, size: body.size }]),
  );
  const height = body.lines.length * body.leading;
  return framed(kind, 'paper', [
    ...titles,
    `<rect x="${LEFT}" y="${top.toFixed(1)}" width="8" height="${height.toFixed(1)}" fill="${ACCENT}"/>`,
    ...lines,
  ]);
}
