import { joinBytes } from '../../../src/headers/sources/join-bytes.ts';

/** The most that a link may unpack to. A config has a few thousand characters; a link is anybody's. */
const MOST_BYTES = 1_000_000;

/** A config's text as a link carries it: deflated, in letters that an address may have (RFC 4648, section 5). */
export async function packConfig(text: string): Promise<string> {
  const packed = await bytesOf(
    new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')),
  );
  const letters = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The text that was packed; null where the link is damaged or too long to be a config. */
export async function unpackConfig(packed: string): Promise<string | null> {
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(stream));
  } catch {
    return null;
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    pieces.push(step.value);
    length += step.value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new RangeError('A config is shorter than this.');
    }
  }
  return joinBytes(pieces, length);
}
