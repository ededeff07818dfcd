/**
 * The one seam for bytes. A reader asks for the ranges it needs and knows
 * nothing of files, browsers or networks.
 */
export interface ByteSource {
  /** What errors call it: a file name, or a path in a repository. */
  readonly name: string;
  /** Bytes in all; null until a server has said so. */
  readonly size: number | null;
  /** Whether a small read costs next to nothing: memory or disk, no network. */
  readonly local: boolean;
  /** Bytes from `start` up to, not including, `end`; fewer where the source ends before. */
  slice(start: number, end: number): Promise<Uint8Array>;
}
