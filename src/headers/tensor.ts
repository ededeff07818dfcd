/** One tensor as a file lists it. Both formats are read into this. */
export interface Tensor {
  readonly name: string;
  /** The file's own name of the type: BF16, I32, Q4_K. */
  readonly dtype: string;
  /** Outermost dimension first, as a framework prints it; empty for one value. */
  readonly shape: readonly number[];
  /** Product of the shape: elements as the file's own dtype counts them. */
  readonly elements: number;
  /** Bytes the elements take in the file. */
  readonly bytes: number;
  /** The file it lies in. */
  readonly file: string;
  /** Where its data begin in that file. */
  readonly start: number;
}
