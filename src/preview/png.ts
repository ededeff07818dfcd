import { crc32, deflateSync } from 'node:zlib';

/**
 * A drawing of few colours as PNG with a palette (https://www.w3.org/TR/png-3/):
 * a quarter of the bytes that every pixel’s own colour would take. Colours that
 * agree in the upper four bits of each channel share an entry; those named as
 * exact come first and keep theirs to the bit.
 *
 * @param pixels four bytes each, red, green, blue and one that isn’t read
 * @throws Error where there are more than 256.
 */
export function png(
  pixels: Uint8Array,
  width: number,
  height: number,
  exact: readonly string[],
): Buffer {
  const { palette, lines } = indexed(wordsOf(pixels), width, height, exact);
  if (palette.length > 3 * 256)
    throw new Error(`${palette.length / 3} colours are too many for a palette.`);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(lines, { level: LEVEL })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A fifth more bytes than the usual six, in a third of the time. */
const LEVEL = 3;

/** Pixels as numbers whose lowest byte is red, as every machine that Node runs on reads them. */
function wordsOf(pixels: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  return new Uint32Array(buffer, byteOffset, length / 4);
}

/** Each pixel as its place in a palette, line by line. Drawings are flat: most pixels have the colour of the one before. */
function indexed(
  words: Uint32Array,
  width: number,
  height: number,
  exact: readonly string[],
): { readonly palette: readonly number[]; readonly lines: Uint8Array } {
  const places = new Int16Array(4096).fill(-1);
  const palette: number[] = [];
  const placeOf = (word: number): number => {
    const [red, green, blue] = [word & 255, (word >> 8) & 255, (word >> 16) & 255];
    const bucket = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const known = places[bucket] ?? -1;
    if (known >= 0) return known;
    const place = palette.length / 3;
    palette.push(red, green, blue);
    places[bucket] = place;
    return place;
  };
  for (const hex of exact) {
    const value = Number.parseInt(hex.slice(1), 16);
    placeOf((value >> 16) | (value & 0xff00) | ((value & 255) << 16));
  }
  const lines = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    // Each line starts with its filter: none, which suits flat colours best.
    const start = y * (width + 1) + 1 - y * width;
    for (let from = y * width, end = from + width; from < end;) {
      const word = words[from] ?? 0;
      let to = from + 1;
      while (to < end && words[to] === word) to++;
      lines.fill(placeOf(word), start + from, start + to);
      from = to;
    }
  }
  return { palette, lines };
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
