import type { ByteSource } from './source.ts';

/**
 * The part of a source that has been read, from its start. It grows by doubling
 * and is never read twice, so memory and traffic stay in proportion to the header.
 */
export class Window {
  readonly source: ByteSource;
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(this.bytes.buffer);
  /** How many bytes have been read. */
  length = 0;

  constructor(source: ByteSource) {
    this.source = source;
  }

  /**
   * Reads on until `needed` bytes are there, or the source ends before.
   * @returns whether they are there.
   */
  async reach(needed: number, least = 0): Promise<boolean> {
    while (this.length < needed) {
      const wanted = Math.max(needed, least, this.length * 2);
      const { size } = this.source;
      const end = size === null ? wanted : Math.min(wanted, size);
      if (end <= this.length) return false;
      const piece = await this.source.slice(this.length, end);
      if (piece.length === 0) return false;
      this.#append(piece);
    }
    return true;
  }

  #append(piece: Uint8Array): void {
    if (this.length === 0) this.bytes = piece;
    else {
      const grown = new Uint8Array(this.length + piece.length);
      grown.set(this.bytes);
      grown.set(piece, this.length);
      this.bytes = grown;
    }
    this.length = this.bytes.length;
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.length);
  }
}
