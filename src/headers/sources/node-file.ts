import { closeSync, openSync, readSync, fstatSync } from 'node:fs';
import { refuse } from '../read-error.ts';
import type { ByteSource } from '../source.ts';

/** A file on disk. It is opened for each read, so that a folder of many shards needs no many handles. */
export function nodeFileSource(path: string, name: string): ByteSource {
  return {
    name,
    size: withFile(path, name, (handle) => fstatSync(handle).size),
    local: true,
    slice: async (start, end) =>
      withFile(path, name, (handle) => {
        const bytes = new Uint8Array(Math.max(0, end - start));
        let filled = 0;
        while (filled < bytes.length) {
          const read = readSync(handle, bytes, filled, bytes.length - filled, start + filled);
          if (read === 0) break;
          filled += read;
        }
        return bytes.subarray(0, filled);
      }),
  };
}

function withFile<T>(path: string, name: string, work: (handle: number) => T): T {
  try {
    const handle = openSync(path, 'r');
    try {
      return work(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw refuse(
      'not-readable',
      name,
      (error as NodeJS.ErrnoException).code,
      'The file must exist and be readable.',
      'Check the path and its permissions.',
    );
  }
}
