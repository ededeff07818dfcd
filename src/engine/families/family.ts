import type { Config } from '../config.ts';
import type { Blueprint } from '../layers/decoder.ts';

/** One architecture: which configs it reads, and how. One file a family. */
export interface Family {
  /** Short name, used in messages and addresses. */
  readonly id: string;
  /** The `model_type` values it answers to. */
  readonly modelTypes: readonly string[];
  /** The classes in `architectures` whose head is the vocabulary's. */
  readonly classes: readonly string[];
  /** Where the reference code stands, if not in the module of transformers that has this id for its name. */
  readonly reference?: string;
  /**
   * Kinds in `layer_types` that this family builds, beside those that differ only in
   * what they attend to; `read` where it checks the list by itself.
   */
  readonly layerTypes?: readonly string[] | 'read';
  /** Configs that name no `model_type`, in the fields that `build` reads; what it assumes is added to the list. */
  translate?(
    fields: Readonly<Record<string, unknown>>,
    assumptions: string[],
  ): Record<string, unknown>;
  build(config: Config): Blueprint;
}

/** Where a family's reference code stands. */
export function referenceOf({ id, reference }: Family): string {
  return reference ?? `transformers/models/${id}/modeling_${id}.py`;
}
