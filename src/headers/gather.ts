import { fewAtATime } from './few-at-a-time.ts';
import type { ByteSource } from './source.ts';
import type { Tensor } from './tensor.ts';

/** Pieces nearer than this are read as one: a request costs more than the bytes between. */
const NEAR = 16_384;
/** The most that is read at once for their sake. */
const PIECE_CAP = 4_194_304;
/** Pieces a file over the network may ask for; a writer that sorts by type, as most do, needs one. */
const PIECES = 16;

/** The content of small tensors. Where a remote file scatters them too widely, they are left unread. */
export async function gather(
  wanted: readonly Tensor[],
  sources: readonly ByteSource[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  await fewAtATime(sources, async (source) => {
    const own = wanted.filter(({ file }) => file === source.name);
    const pieces = piecesOf(own);
    if (!source.local && pieces.length > PIECES) return;
    for (const piece of pieces) {
      const { start } = piece[0] as Tensor;
      const end = Math.max(...piece.map((tensor) => tensor.start + tensor.bytes));
      const bytes = await source.slice(start, end);
      for (const tensor of piece) {
        const from = tensor.start - start;
        contents.set(tensor.name, bytes.subarray(from, from + tensor.bytes));
      }
    }
  });
  return contents;
}

function piecesOf(tensors: readonly Tensor[]): Tensor[][] {
  const pieces: Tensor[][] = [];
  let start = 0;
  let end = -Infinity;
  for (const tensor of tensors.toSorted((a, b) => a.start - b.start)) {
    if (tensor.start - end > NEAR || tensor.start - start > PIECE_CAP) {
      pieces.push([]);
      start = tensor.start;
    }
    pieces.at(-1)?.push(tensor);
    end = tensor.start + tensor.bytes;
  }
  return pieces;
}
