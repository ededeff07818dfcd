/** What kind of refusal this is; stable, for programs. */
export type ErrorCode =
  | 'unknown-model-type'
  | 'missing-field'
  | 'wrong-type'
  | 'out-of-range'
  | 'not-understood'
  | 'inconsistent'
  | 'too-large'
  | 'not-json'
  | 'no-such-source'
  | 'unknown-convention'
  | 'usage';

export interface Refusal {
  readonly code: ErrorCode;
  /** Where the trouble is: a config key, a file, an argument. */
  readonly path: string;
  /** What stood there. */
  readonly value: unknown;
  /** What has to hold. */
  readonly rule: string;
  /** What the reader can do about it. */
  readonly remedy: string;
}

/** Thrown instead of a guess. The message names path, value, rule and remedy. */
export class ConfigError extends Error implements Refusal {
  override readonly name = 'ConfigError';
  readonly code: ErrorCode;
  readonly path: string;
  readonly value: unknown;
  readonly rule: string;
  readonly remedy: string;

  constructor({ code, path, value, rule, remedy }: Refusal) {
    super(`${path}: ${show(value)}. ${rule} ${remedy}`);
    this.code = code;
    this.path = path;
    this.value = value;
    this.rule = rule;
    this.remedy = remedy;
  }
}

/** A value as an error shows it: short, unambiguous, never the whole file. */
function show(value: unknown): string {
  if (value === undefined) return 'not given';
  // JSON has no word for these two.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
