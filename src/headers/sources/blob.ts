import { refuse } from '../read-error.ts';
import type { ByteSource } from '../source.ts';

/** A file that a reader has dropped or picked. It is read where it lies; nothing is sent anywhere. */
export function blobSource(blob: Blob, name: string): ByteSource {
  return {
    name,
    size: blob.size,
    local: true,
    async slice(start, end) {
      try {
        return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      } catch (error) {
        // A browser drops its permission as soon as the file on disk has changed.
        throw refuse(
          'not-readable',
          name,
          (error as Error).name,
          'The browser can no longer read this file.',
          'It may have changed, moved or be still downloading: choose it again.',
        );
      }
    },
  };
}

/** A File under its own name, or its path where a folder was dropped. */
export function fileSource(file: File): ByteSource {
  return blobSource(file, file.webkitRelativePath || file.name);
}
