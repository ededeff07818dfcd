import { loadCatalogue } from '../catalogue/load.ts';
import type { Convention } from '../engine/conventions.ts';
import type { FileFacts } from '../engine/file-facts.ts';

/** A rule as the package has it: what it counts, and its words. */
export interface PackagedRule extends Convention {
  readonly name: string;
  readonly short: string;
  /** The normative sentence or two. */
  readonly rule: string;
  readonly purpose: string;
}

/** A released model: its config, and the facts of its file that the config can’t tell. */
export interface PackagedModel {
  readonly id: string;
  readonly name: string;
  readonly maker: string;
  /** The Hub’s own spelling. */
  readonly repository: string;
  readonly revision: string | null;
  readonly config: Readonly<Record<string, unknown>>;
  readonly file: FileFacts;
}

/** The rules and models that the package brings. Types stand here in full, so that no other library’s are needed. */
const catalogue = loadCatalogue();
export const conventions: readonly PackagedRule[] = catalogue.conventions;
export const models: readonly PackagedModel[] = catalogue.models;
