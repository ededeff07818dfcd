/** Widths of the characters from space to ~ in tenths of a pixel, in the face that badges are set in at 11 px. */
const WIDTHS =
  '35 44 51 92 70 105 86 30 43 43 55 92 35 40 35 37 70 70 70 70 70 70 70 70 70 70 37 37 92 92 92 58 110 75 75 77 85 70 63 85 83 32 32 72 61 95 82 87 66 87 76 70 67 81 75 109 75 67 75 43 37 43 92 55 55 67 70 60 70 68 39 70 70 31 31 64 31 107 70 67 70 70 45 57 43 70 65 90 65 65 58 70 37 70 92'
    .split(' ')
    .map(Number);

/** The width a line will have; `textLength` holds the reader’s face to it. */
export function textWidth(text: string): number {
  const tenths = [...text].reduce((sum, each) => sum + (WIDTHS[each.charCodeAt(0) - 32] ?? 75), 0);
  return Math.round(tenths) / 10;
}
