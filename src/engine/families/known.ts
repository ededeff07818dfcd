import { typesOf, type Family } from './family.ts';

/**
 * The families loaded so far. The terminal and the build load all of them, a
 * page in the browser those that it shows, so that no reader fetches the rest.
 */
const known = new Map<string, Family>();
let types: readonly string[] = [];

/** Says which `model_type` values are read, whether or not their families are loaded. */
export function knowTypes(all: readonly string[]): void {
  types = all;
}

export function typesRead(): readonly string[] {
  return types;
}

export function know(family: Family): void {
  for (const type of typesOf(family)) known.set(type, family);
}

/** The family that answers to a `model_type`, if it is read and loaded. */
export function familyOf(modelType: string): Family | undefined {
  return known.get(modelType);
}
