import { crc32, deflateSync } from 'node:zlib';

/**
 * A drawing of few colours as PNG with a palette (https://www.w3.org/TR/png-3/):
 * a quarter of the bytes that every pixel’s own colour would take. Colours that
 * agree in the upper four bits of each channel share an entry; those named as
 * exact come first and keep theirs to the bit.
 *
 * @throws Error where there are more than 256.
 */
export function png(
  pixels: Uint8Array,
  width: number,
  height: number,
  exact: readonly string[],
): Buffer {
  const places = new Int16Array(4096).fill(-1);
  const palette: number[] = [];
  const placeOf = (r: number, g: number, b: number): number => {
    const bucket = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const known = places[bucket] ?? -1;
    if (known >= 0) return known;
    const place = palette.length / 3;
    palette.push(r, g, b);
    places[bucket] = place;
    return place;
  };
  for (const hex of exact) {
    const value = Number.parseInt(hex.slice(1), 16);
    placeOf(value >> 16, (value >> 8) & 255, value & 255);
  }
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    // Each line starts with its filter: none, which suits flat colours best.
    to += 1;
    for (let x = 0; x < width; x++, from += 4)
      lines[to++] = placeOf(pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0);
  }
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
    chunk('IDAT', deflateSync(lines, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
