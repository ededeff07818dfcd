/**
 * The names of a header by where their bytes stand, to tell one that stands
 * twice. A set of strings would take as long as all the rest of the walk.
 */
export class NameSet {
  readonly #slots: Int32Array;
  readonly #starts: Float64Array;
  readonly #lengths: Uint8Array;
  /** Random, so that nobody can write names that all fall into one slot. */
  readonly #seed = Math.floor(Math.random() * 0x1_0000_0000);
  #count = 0;

  /** For at most so many names, of at most 255 bytes each. */
  constructor(most: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2)));
    this.#starts = new Float64Array(most);
    this.#lengths = new Uint8Array(most);
  }

  /** @returns whether the name was not there before. */
  add(bytes: Uint8Array, start: number, length: number): boolean {
    let hash = this.#seed;
    for (let at = start; at < start + length; at++) {
      hash = Math.imul(hash ^ (bytes[at] as number), 0x0100_0193);
    }
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let found = this.#slots[slot]; found; found = this.#slots[slot]) {
      if (this.#same(bytes, found - 1, start, length)) return false;
      slot = (slot + 1) & mask;
    }
    this.#starts[this.#count] = start;
    this.#lengths[this.#count] = length;
    this.#slots[slot] = ++this.#count;
    return true;
  }

  #same(bytes: Uint8Array, index: number, start: number, length: number): boolean {
    if (this.#lengths[index] !== length) return false;
    const other = this.#starts[index] as number;
    for (let at = 0; at < length; at++) {
      if (bytes[start + at] !== bytes[other + at]) return false;
    }
    return true;
  }
}
