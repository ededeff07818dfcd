import { HEADER_CAP } from '../limits.ts';
import { at, refuse, type ReadCode, type ReadError } from '../read-error.ts';
import type { Window } from '../window.ts';

const DAMAGED = 'The file is damaged or was written wrongly: download it again.';
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Where a walk over a GGUF header stands, and how it reads there. */
export class Cursor {
  readonly window: Window;
  readonly file: string;
  readonly little: boolean;
  at: number;

  constructor(window: Window, little: boolean, at: number) {
    this.window = window;
    this.file = window.source.name;
    this.little = little;
    this.at = at;
  }

  /** Four bytes, taken. They have to be there. */
  u32(): number {
    const { view, start } = this.window;
    const value = view.getUint32(this.at - start, this.little);
    this.at += 4;
    return value;
  }

  /** Eight bytes, taken, as a number that is exact up to 2^53 and larger than any limit beyond. */
  u64(): number {
    const { view, start } = this.window;
    const value = sixtyFour(view, this.at - start, this.little);
    this.at += 8;
    return value;
  }

  /** A text of so many bytes, taken. */
  text(length: number): string {
    const { bytes, start } = this.window;
    const from = this.at - start;
    try {
      const value = DECODER.decode(bytes.subarray(from, from + length));
      this.at += length;
      return value;
    } catch {
      throw this.refusal('gguf-not-utf8', `byte ${this.at}`, length, 'A text in GGUF is UTF-8.');
    }
  }

  /**
   * Goes over texts, at most `most`, as long as they lie in what is held.
   * @returns how many it went over.
   */
  passTexts(most: number): number {
    const { view, start, end } = this.window;
    let passed = 0;
    while (passed < most && this.at + 8 <= end) {
      const next = this.at + 8 + sixtyFour(view, this.at - start, this.little);
      if (next > end) break;
      this.at = next;
      passed++;
    }
    return passed;
  }

  /** Refuses a count that the file, or the cap of any header, has no room for: before reading, so that no loop runs on it. */
  checkRoom(count: number, each: number, what: string): void {
    const { size } = this.window.source;
    const all = Math.min(size ?? HEADER_CAP, HEADER_CAP);
    if (count * each <= all - this.at) return;
    const overCap = size === null || size > HEADER_CAP;
    const impossible = count * each > all ? 'gguf-count-impossible' : 'gguf-truncated';
    throw this.refusal(
      overCap ? 'gguf-header-over-cap' : impossible,
      what,
      count,
      `So many take at least ${count * each} bytes, and there are ${all - this.at}.`,
    );
  }

  refusal(code: ReadCode, what: string, value: unknown, rule: string): ReadError {
    return refuse(code, at(this.file, what), value, rule, DAMAGED);
  }
}

function sixtyFour(view: DataView, at: number, little: boolean): number {
  const first = view.getUint32(at, little);
  const second = view.getUint32(at + 4, little);
  return little ? second * 0x1_0000_0000 + first : first * 0x1_0000_0000 + second;
}
