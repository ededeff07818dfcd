import type { Convention, FileFacts } from '#engine';

/** What the island needs of a rule: its predicate and its words. */
export interface RuleSubject extends Convention {
  readonly name: string;
  readonly short: string;
}

export interface ClaimSubject {
  readonly by: string;
  readonly where: string;
  readonly total: string | null;
  readonly active: string | null;
  readonly states: string | null;
}

/** What the island needs of a model: its facts. Counts are made from them, here and in the browser alike. */
export interface ModelSubject {
  readonly id: string;
  readonly name: string;
  readonly maker: string;
  readonly repository: string;
  readonly revision: string | null;
  readonly config: Readonly<Record<string, unknown>>;
  /** Facts of the released file; absent for a config that a reader changed, of which no file is known. */
  readonly file?: FileFacts | undefined;
  readonly claims: readonly ClaimSubject[];
}

/** The data an island loads on first use: every rule and every model, and no count. */
export interface WeighData {
  readonly rules: readonly RuleSubject[];
  readonly models: readonly ModelSubject[];
}
