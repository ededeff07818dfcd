/** What tensors of packed weights stand for; tensors that aren't in either map are what they look like. */
export interface Unpacking {
  /** Logical shape by the name of the tensor that holds the packed values. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** Names of tensors that only serve to unpack others. */
  readonly auxiliary: ReadonlySet<string>;
  /** Schemes in use. */
  readonly schemes: readonly string[];
  readonly notes: readonly string[];
}

/** What formats that unpack themselves, as GGUF does, come with. */
export const NOTHING_PACKED: Unpacking = {
  shapes: new Map(),
  auxiliary: new Set(),
  schemes: [],
  notes: [],
};
