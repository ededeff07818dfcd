import { HEADER_CAP } from '../limits.ts';
import { refuse } from '../read-error.ts';
import type { ByteSource } from '../source.ts';
import type { Tensor } from '../tensor.ts';
import { Window } from '../window.ts';
import { Cursor } from './cursor.ts';
import { isGguf } from './magic.ts';
import { alignmentOf, checkLayout, padded } from './layout.ts';
import { walkMetadata } from './metadata.ts';
import { walkTensorInfos, type Placed } from './tensor-infos.ts';
import type { Metadata } from './values.ts';

/** Read at once. A header with a vocabulary of 128k tokens has about 10 MB. */
const PIECE = 1_048_576;
/** Magic number, version, number of tensors, number of keys. */
const FIXED = 24;

export interface GgufFile {
  readonly file: string;
  readonly version: number;
  readonly littleEndian: boolean;
  readonly metadata: Metadata;
  readonly tensors: readonly Tensor[];
}

/**
 * Reads the header of one GGUF file, version 2 or 3, of either byte order
 * (format: ggml-org/ggml, docs/gguf.md). Counts come from shapes, bytes from
 * blocks. A header or a file that ends early is refused, never padded.
 */
export async function readGguf(source: ByteSource): Promise<GgufFile> {
  const window = new Window(source, PIECE);
  const file = source.name;
  if (!(await window.reach(0, FIXED))) throw truncated(window, FIXED);
  if (!isGguf(window.bytes)) {
    throw refuse(
      'unknown-format',
      file,
      [...window.bytes.subarray(0, 4)],
      'A GGUF file begins with the letters GGUF.',
      'Check that this is the file itself, not a page or a pointer saved under its name.',
    );
  }
  const { littleEndian, version } = versionOf(window, file);
  const cursor = new Cursor(window, littleEndian, 8);
  const walk = walkHeader(cursor);
  let step = walk.next();
  while (!step.done) {
    const needed = step.value;
    if (needed > window.end) {
      if (needed > HEADER_CAP) throw overCap(file, needed);
      // What was skipped has to be there, if only its last byte.
      const from = Math.min(cursor.at, needed - 1);
      if (!(await window.reach(from, needed))) throw truncated(window, needed);
    }
    step = walk.next();
  }
  const { metadata, infos } = step.value;
  const alignment = alignmentOf(metadata, file);
  const dataStart = padded(cursor.at, alignment);
  // A file that holds nothing but metadata may end without padding.
  const { size } = source;
  if (infos.length > 0) checkLayout(infos, { file, alignment, dataStart, size });
  for (const info of infos) info.start += dataStart;
  return { file, version, littleEndian, metadata, tensors: infos };
}

function* walkHeader(
  cursor: Cursor,
): Generator<number, { metadata: Metadata; infos: Placed[] }, void> {
  const count = cursor.u64();
  const keys = cursor.u64();
  cursor.checkRoom(count, 1, 'tensors');
  const metadata = yield* walkMetadata(cursor, keys);
  const infos = yield* walkTensorInfos(cursor, count);
  yield cursor.at;
  return { metadata, infos };
}

/** The version is small, so its bytes tell the order they were written in. */
function versionOf({ view }: Window, file: string): { littleEndian: boolean; version: number } {
  const littleEndian = (view.getUint32(4, true) & 0xffff) !== 0;
  const version = view.getUint32(4, littleEndian);
  if (version === 2 || version === 3) return { littleEndian, version };
  throw refuse(
    'gguf-version',
    file,
    version,
    'Versions 2 and 3 are read; the first one counted in 32 bits and was replaced within weeks.',
    'Convert the model again with a current converter.',
  );
}

function truncated({ source, end }: Window, needed: number): Error {
  const file = source.name;
  const length = source.size ?? end;
  if (length === 0) {
    return refuse('empty-file', file, 0, 'A file of weights is not empty.', 'Download it again.');
  }
  return refuse(
    'gguf-truncated',
    file,
    length,
    `The header goes on to byte ${needed} at least, and the file ends before.`,
    'The file is incomplete: download it again.',
  );
}

function overCap(file: string, needed: number): Error {
  return refuse(
    'gguf-header-over-cap',
    file,
    needed,
    `A header has at most ${HEADER_CAP} bytes here.`,
    'If this is a real model, open an issue with its name.',
  );
}
