import { utf8 } from '../json.ts';
import { HEADER_CAP } from '../limits.ts';
import { refuse } from '../read-error.ts';
import type { ByteSource } from '../source.ts';
import { Window } from '../window.ts';
import { parseHeader, type Header } from './header.ts';

/** Read at once: the length and, in most files, the whole header. DeepSeek-V3's shards need 60 to 90 KB. */
const PIECE = 131_072;
const LENGTH = 8;

/**
 * Reads one safetensors file: eight bytes of length, so many bytes of JSON, the
 * data. Only the header is read; the data's length is compared with the file's.
 */
export async function readSafetensors(source: ByteSource): Promise<Header> {
  const window = new Window(source, PIECE);
  const { name } = source;
  if (!(await window.reach(0, LENGTH))) throw tooShort(name, window.end);
  const declared = window.view.getBigUint64(0, true);
  if (declared > BigInt(HEADER_CAP)) {
    throw refuse(
      'st-header-over-cap',
      name,
      declared,
      `A safetensors header has at most ${HEADER_CAP} bytes.`,
      'Check that this is a .safetensors file; its first eight bytes are the header’s length.',
    );
  }
  const length = Number(declared);
  if (length < 2) {
    throw refuse(
      'st-header-empty',
      name,
      length,
      'A header is a JSON object, two bytes at least.',
      'The file is damaged: download it again.',
    );
  }
  const dataStart = LENGTH + length;
  if ((source.size !== null && dataStart > source.size) || !(await window.reach(0, dataStart))) {
    throw refuse(
      'st-header-truncated',
      name,
      source.size ?? window.end,
      `Its header ends at byte ${dataStart}, the file before that.`,
      'The file is incomplete: download it again.',
    );
  }
  const header = parseHeader(utf8(window.bytes.subarray(LENGTH, dataStart), name), name, dataStart);
  if (source.size !== null) checkEnd(name, dataStart + header.dataLength, source.size);
  return header;
}

function tooShort(name: string, length: number): Error {
  return length === 0
    ? refuse('empty-file', name, 0, 'A file of weights is not empty.', 'Download it again.')
    : refuse(
        'st-truncated-length',
        name,
        length,
        'A safetensors file begins with eight bytes of length.',
        'The file is incomplete: download it again.',
      );
}

function checkEnd(name: string, expected: number, size: number): void {
  if (size < expected) {
    throw refuse(
      'st-data-missing',
      name,
      size,
      `Its tensors end at byte ${expected}, the file before that.`,
      'The file is incomplete: download it again.',
    );
  }
  if (size > expected) {
    throw refuse(
      'st-data-trailing',
      name,
      size,
      `Its tensors end at byte ${expected}, the file after that.`,
      'Something was appended, or the header was changed: download it again.',
    );
  }
}
