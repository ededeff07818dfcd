/**
 * The names of a header, to tell one that stands twice. Their slots are found
 * from their bytes: a set of strings hashes each string anew, and takes as long
 * as all the rest of the walk.
 */
export class NameSet {
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #names: string[] = [];
  /** Random, so that nobody can write names that all fall into one slot. */
  readonly #seed = Math.floor(Math.random() * 0x1_0000_0000);

  /** For at most so many names. */
  constructor(most: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 2)));
    this.#hashes = new Int32Array(most);
  }

  /** Adds a name that is these bytes. @returns whether it was not there before. */
  add(name: string, bytes: Uint8Array, start: number, length: number): boolean {
    let hash = this.#seed;
    for (let at = start; at < start + length; at++) {
      hash = Math.imul(hash ^ (bytes[at] as number), 0x0100_0193);
    }
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let found = this.#slots[slot]; found; found = this.#slots[slot]) {
      if (this.#hashes[found - 1] === hash && this.#names[found - 1] === name) return false;
      slot = (slot + 1) & mask;
    }
    this.#hashes[this.#names.length] = hash;
    this.#slots[slot] = this.#names.push(name);
    return true;
  }
}
