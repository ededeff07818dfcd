import type { ReadCode } from '../../../src/headers/read-error.ts';

/** A malformed file: what is wrong with it, its bytes, and the code it is refused with. */
export interface HostileCase {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** Where the file claims to be longer than its bytes. */
  readonly size?: number;
  readonly code: ReadCode;
}
