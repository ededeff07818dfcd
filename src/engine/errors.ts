/** What kind of refusal this is; stable, for programs. */
export type ErrorCode =
  | 'unknown-model-type'
  | 'not-verified'
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

export interface Refusal<Code extends string = ErrorCode> {
  readonly code: Code;
  /** Where the trouble is: a config key, a file, a tensor, an argument. */
  readonly path: string;
  /** What stood there. */
  readonly value: unknown;
  /** What has to hold. */
  readonly rule: string;
  /** What the reader can do about it. */
  readonly remedy: string;
}

/** What every refusal has: a code for programs, and a message that names path, value, rule and remedy. */
export abstract class RefusalError<Code extends string = string>
  extends Error
  implements Refusal<Code>
{
  readonly code: Code;
  readonly path: string;
  readonly value: unknown;
  readonly rule: string;
  readonly remedy: string;
  /** Where it stands and what stands there, in words: the message without rule and remedy. */
  readonly found: string;

  constructor({ code, path, value, rule, remedy }: Refusal<Code>) {
    const found = `${path}: ${show(value)}.`;
    super(`${found} ${rule} ${remedy}`);
    this.found = found;
    this.code = code;
    this.path = path;
    this.value = value;
    this.rule = rule;
    this.remedy = remedy;
  }
}

/** Thrown instead of a guess: by a config, a record or an argument that is not understood. */
export class ConfigError extends RefusalError<ErrorCode> {
  override readonly name = 'ConfigError';
}

/** A value as an error shows it: short, unambiguous, never the whole file. */
function show(value: unknown): string {
  if (value === undefined) return 'not given';
  // JSON has no word for these.
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  // Cut before it is quoted: a hostile file may hold a name of many megabytes.
  const given = typeof value === 'string' ? value.slice(0, 100) : value;
  const text = JSON.stringify(given) ?? String(given);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
