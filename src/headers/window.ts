import type { ByteSource } from './source.ts';
import { joinBytes } from './sources/join-bytes.ts';

/**
 * The part of a source that is held while it is walked from its start to its
 * end. No byte is asked for twice, what was walked over is let go, and a stretch
 * that is skipped is not asked for where it is longer than a piece.
 */
export class Window {
  readonly source: ByteSource;
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(this.bytes.buffer);
  /** Where in the source the bytes begin that are held, and where they end. */
  start = 0;
  end = 0;
  /** The least that is worth asking for at once. */
  readonly #piece: number;

  constructor(source: ByteSource, piece: number) {
    this.source = source;
    this.#piece = piece;
  }

  /**
   * Holds the source's bytes from `from` on, and reads on until those before
   * `needed` are there or the source ends. Over a network, each request asks for
   * as much again as has gone by, so that a long header takes few.
   *
   * @returns whether they are there.
   */
  async reach(from: number, needed: number): Promise<boolean> {
    while (this.end < needed) {
      const { size, local } = this.source;
      const start = from > this.end + this.#piece ? from : this.end;
      const wanted = Math.max(needed, start + this.#piece, local ? 0 : 2 * start);
      const end = size === null ? wanted : Math.min(wanted, size);
      if (end <= start) return false;
      const piece = await this.source.slice(start, end);
      if (piece.length === 0) return false;
      const kept = this.bytes.subarray(Math.max(0, from - this.start));
      this.end = start + piece.length;
      this.start = start - kept.length;
      this.bytes = kept.length > 0 ? joinBytes([kept, piece], this.end - this.start) : piece;
      this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
    }
    return true;
  }
}
