import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { ByteSource } from '../../../src/headers/source.ts';
import type { Written } from './safetensors-bytes.ts';

/** A file whose data nobody holds: its header, and zeros to its size. */
export function sparseSource(name: string, { bytes, size }: Written): ByteSource {
  return {
    name,
    size,
    local: true,
    slice: async (start, end) => {
      const last = Math.min(end, size);
      const piece = new Uint8Array(Math.max(0, last - start));
      if (start < bytes.length) piece.set(bytes.subarray(start, Math.min(last, bytes.length)));
      return piece;
    },
  };
}

/** The same on disk: a hole takes no space. */
export function writeSparse(path: string, { bytes, size }: Written): void {
  const handle = openSync(path, 'w');
  writeSync(handle, bytes);
  ftruncateSync(handle, size);
  closeSync(handle);
}
