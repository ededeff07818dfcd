import type { Config } from '../config.ts';
import type { Blueprint } from '../layers/decoder.ts';

/** One architecture: which configs it reads, and how. One file a family. */
export interface Family {
  /** The `model_type` it answers to, which is also its name in messages and addresses. */
  readonly id: string;
  /** Further `model_type` values whose architecture is the same. */
  readonly aliases?: readonly string[];
  /** The classes in `architectures` whose head is the vocabulary's. */
  readonly classes: readonly string[];
  /**
   * Kinds in `layer_types` that this family builds, beside those that differ only in
   * what they attend to; `read` where it checks the list by itself.
   */
  readonly layerTypes?: readonly string[] | 'read';
  /** A config that names no `model_type`, in the fields that `build` reads. */
  translate?(config: Config): Record<string, unknown>;
  build(config: Config): Blueprint;
}

/** Every `model_type` a family answers to. */
export function typesOf({ id, aliases = [] }: Family): readonly string[] {
  return [id, ...aliases];
}
