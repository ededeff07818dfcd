declare module 'wawoff2' {
  /** A font packed as WOFF2, unpacked. */
  export function decompress(packed: Uint8Array): Promise<Uint8Array>;
}
