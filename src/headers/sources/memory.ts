import type { ByteSource } from '../source.ts';

/** Bytes that are there already. Slices share their memory. */
export function memorySource(name: string, bytes: ArrayBuffer | Uint8Array): ByteSource {
  const all = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  return {
    name,
    size: all.length,
    local: true,
    slice: async (start, end) => all.subarray(start, end),
  };
}
