import type { Kind } from '../ledger.ts';
import type { Role } from '../roles.ts';

/** How values of one type lie in a file: so many bits each, and a scale for each block of a matrix. */
export interface StorageType {
  readonly id: string;
  readonly name: string;
  /** Bits of one value, scales apart. */
  readonly bits: number;
  /** Rows and columns of the matrix that share one scale. */
  readonly block: readonly [rows: number, columns: number];
  readonly scaleBytes: number;
  /** Bytes that every matrix brings along once. */
  readonly matrixBytes?: number | undefined;
  /** Whether the last block of a row or column may be cut short; else the matrix must divide. */
  readonly partial: boolean;
  /** The type that takes a matrix which doesn't divide; without one it is refused. */
  readonly fallback?: string | undefined;
}

/** Which tensors an assignment takes: those that fit every field given. */
export interface TensorChoice {
  readonly roles?: readonly Role[] | undefined;
  readonly kinds?: readonly Kind[] | undefined;
  /** Name patterns, `*` for any run of characters. */
  readonly names?: readonly string[] | undefined;
  /** A vocabulary table that is used as the output head, tied or not. */
  readonly head?: boolean | undefined;
  /** Only in models with so many routed experts. */
  readonly experts?: number | undefined;
  /** Only in models of so many layers. */
  readonly depth?: number | undefined;
  /** Only in the layers to which llama.cpp's mixtures give more bits. */
  readonly layers?: 'more-bits' | undefined;
}

export interface Assignment extends TensorChoice {
  readonly type: string;
}

/**
 * A storage format: which tensor gets which type. The first assignment that fits
 * takes the tensor; one that none takes is refused, never estimated.
 */
export interface StorageFormat {
  readonly id: string;
  readonly name: string;
  /** A role without which the format packs nothing. */
  readonly needs?: Role | undefined;
  /** Tensors whose types this format's rule doesn't settle, with the reason. */
  readonly refuses?: readonly { readonly names: readonly string[]; readonly why: string }[];
  readonly assign: readonly Assignment[];
}
