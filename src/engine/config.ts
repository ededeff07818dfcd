import { dim, type Dim } from './dim.ts';
import { ConfigError, type ErrorCode } from './errors.ts';
import { looksArchitectural } from './looks-architectural.ts';
import { WEIGHT_BEARING } from './weight-bearing.ts';

type Fallback<T> = { readonly value: T; readonly because: string };
type Fields = Readonly<Record<string, unknown>>;

/** What a part's fields get from elsewhere. */
export interface Given {
  /** Values of the reference class for fields that the part leaves out; each that is used is written down. */
  readonly filled?: Fields;
  /** The part as the class makes it where the config has none at all. */
  readonly whole?: Fields;
}

/**
 * Reads a config.json field by field. Whatever is missing, of the wrong type or
 * not understood is refused; whatever is filled in is written down; and at the
 * end every field that sizes tensors elsewhere must have been read.
 *
 * `null` means absent, as in the reference code, except where a family reads it
 * with `sizeOrNull`, because there null is an answer ("no low-rank query").
 */
export class Config {
  readonly assumptions: string[];
  readonly #fields: Fields;
  readonly #filled: Fields;
  readonly #decided = new Map<string, unknown>();
  /** Where these fields stand in the file: empty, or `text_config.` */
  readonly #prefix: string;
  readonly #read = new Set<string>(['model_type', 'architectures']);
  readonly #nested = new Map<string, Config>();

  constructor(fields: Fields, prefix = '', assumptions: string[] = [], given: Given = {}) {
    this.#fields = fields;
    this.#filled = given.filled ?? {};
    this.#prefix = prefix;
    this.assumptions = assumptions;
  }

  /** The fields asked for so far, ignored ones among them, by their paths. */
  get fieldsRead(): readonly string[] {
    const own = [...this.#read].map((key) => `${this.#prefix}${key}`);
    return [...own, ...[...this.#nested.values()].flatMap(({ fieldsRead }) => fieldsRead)];
  }

  /** The parts read so far, each a config of its own. */
  get parts(): readonly Config[] {
    return [...this.#nested.values()].flatMap((part) => [part, ...part.parts]);
  }

  /**
   * The object under a key as a config of its own, as models with towers keep
   * their text model under `text_config`. Its assumptions and refusals name the
   * whole path.
   */
  nested(key: string, given: Given = {}): Config {
    const known = this.#nested.get(key);
    if (known) return known;
    const stated = this.#peek(key);
    if (stated == null && given.whole) {
      this.assume(`${this.#prefix}${key} is not given: as the reference class fills it in.`);
    }
    const value = stated ?? given.whole;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.refusal(
        value == null ? 'missing-field' : 'wrong-type',
        key,
        value,
        'It must be an object with the fields of that part.',
        'Copy it from the published config.json.',
      );
    }
    const part = new Config(value as Fields, `${this.#prefix}${key}.`, this.assumptions, given);
    this.#nested.set(key, part);
    return part;
  }

  /** True where the field is there and not null. */
  has(key: string): boolean {
    return this.#peek(key) != null;
  }

  /** Which of several spellings of one field is given; the last where none is. Two may not contradict. */
  spelling<T extends string>(...keys: readonly [T, ...T[]]): T {
    const [first, ...others] = keys.filter((key) => this.has(key));
    if (first === undefined) return keys.at(-1) as T;
    const value = JSON.stringify(this.#fields[first]);
    const other = others.find((key) => JSON.stringify(this.#fields[key]) !== value);
    if (other === undefined) return first;
    throw this.refusal(
      'inconsistent',
      other,
      this.#fields[other],
      `It is another spelling of ${first}, which says ${value}.`,
      'Keep the one that the published config.json has.',
    );
  }

  /** A required size: a whole number of at least one. */
  size(key: string): number {
    const value = this.#peek(key);
    if (value == null) {
      throw this.refusal(
        'missing-field',
        key,
        value,
        'This architecture has no count without it.',
        'Add the field as the published config.json has it.',
      );
    }
    return this.#whole(key, value, 1);
  }

  /** A size that the reference code fills in. */
  sizeOr(key: string, fallback: Fallback<number>): number {
    const value = this.#peek(key);
    return value == null ? this.#assume(key, fallback) : this.#whole(key, value, 1);
  }

  /** A number of things that may be none. */
  countOr(key: string, fallback: Fallback<number>): number {
    const value = this.#peek(key);
    return value == null ? this.#assume(key, fallback) : this.#whole(key, value, 0);
  }

  /** A size where null is an answer of its own; absent is refused. */
  sizeOrNull(key: string): number | null {
    const value = this.#peek(key);
    if (value === undefined) {
      throw this.refusal(
        'missing-field',
        key,
        value,
        'It must be stated: a size, or null for none.',
        'Add the field as the published config.json has it.',
      );
    }
    return value === null ? null : this.#whole(key, value, 1);
  }

  flagOr(key: string, fallback: Fallback<boolean>): boolean {
    const value = this.#peek(key);
    if (value == null) return this.#assume(key, fallback);
    if (typeof value !== 'boolean') {
      throw this.refusal(
        'wrong-type',
        key,
        value,
        'It must be true or false.',
        'Write it without quotation marks.',
      );
    }
    return value;
  }

  /** One of the values whose weights are known; anything else is refused, not ignored. */
  choiceOr<T extends string | number | boolean>(
    key: string,
    known: readonly T[],
    fallback: Fallback<T>,
  ): T {
    const value = this.#peek(key);
    if (value == null) return this.#assume(key, fallback);
    if (!known.includes(value as T)) {
      throw this.refusal(
        'not-understood',
        key,
        value,
        `Known here: ${known.join(', ')}; another value may add or remove weights.`,
        'Open an issue with the config, or count the file itself.',
      );
    }
    return value as T;
  }

  /**
   * A field with one understood value, which is also what its absence means: a
   * switch that no release has in another position, so that nothing need be assumed.
   */
  only(key: string, value: string | number | boolean, rule: string): void {
    const given = this.#peek(key);
    if (given == null || given === value) return;
    throw this.refusal(
      'not-understood',
      key,
      given,
      rule,
      'Open an issue with the config, or count the file itself.',
    );
  }

  /** A list of layer numbers. */
  layerList(key: string, layers: number): readonly number[] {
    const value = this.#peek(key);
    if (value == null) return [];
    if (!Array.isArray(value)) {
      throw this.refusal(
        'wrong-type',
        key,
        value,
        'It must be a list of layer numbers.',
        'Write it as [0, 1].',
      );
    }
    return value.map((each, at) => {
      const layer = this.#whole(`${key}[${at}]`, each, 0);
      if (layer >= layers) {
        throw this.refusal(
          'out-of-range',
          `${key}[${at}]`,
          layer,
          `The model has layers 0 to ${layers - 1}.`,
          'Remove it or correct the number of layers.',
        );
      }
      return layer;
    });
  }

  /** A named dimension straight from a required field. */
  dim(name: string, key: string): Dim {
    return dim(name, this.size(key));
  }

  /** Notes a reading that no field states. */
  assume(sentence: string): void {
    this.assumptions.push(sentence);
  }

  /** Settles a field of this part by what the config around it says, whatever stands here. */
  decide(key: string, value: unknown): void {
    this.#decided.set(key, value);
  }

  /** Marks fields that the reference code reads without an effect on the count. */
  ignore(...keys: readonly string[]): void {
    for (const key of keys) this.#read.add(key);
  }

  raw(key: string): unknown {
    return this.#peek(key);
  }

  refusal(
    code: ErrorCode,
    path: string,
    value: unknown,
    rule: string,
    remedy: string,
  ): ConfigError {
    return new ConfigError({ code, path: `${this.#prefix}${path}`, value, rule, remedy });
  }

  /**
   * Refuses a config with a field that sizes tensors in some architecture and
   * that this family didn't read: it would be left out of the count in silence.
   * A field that only sounds like one is named in the assumptions.
   */
  refuseUnread(family: string): void {
    for (const [key, value] of Object.entries(this.#fields)) {
      if (this.#read.has(key) || isNeutral(value)) continue;
      if (WEIGHT_BEARING.includes(key)) {
        throw this.refusal(
          'not-understood',
          key,
          value,
          `This field adds or sizes weights elsewhere, and the reading of ${family} doesn't cover it.`,
          'Remove it if the released model has no such weights, or count the file itself.',
        );
      }
      if (looksArchitectural(key, value)) {
        this.assume(`${this.#prefix}${key} is not read for ${family}: ${String(value)}.`);
      }
    }
    for (const part of this.#nested.values()) part.refuseUnread(family);
  }

  #peek(key: string): unknown {
    const filled = this.#filled[key];
    const given = this.#decided.has(key) ? this.#decided.get(key) : this.#fields[key];
    if (given === undefined && filled !== undefined && !this.#read.has(key)) {
      this.#assume(key, { value: filled, because: "the reference class's default" });
    }
    this.#read.add(key);
    return given === undefined ? filled : given;
  }

  #assume<T>(key: string, { value, because }: Fallback<T>): T {
    this.assume(`${this.#prefix}${key} is not given: ${String(value)}, ${because}.`);
    return value;
  }

  #whole(key: string, value: unknown, least: number): number {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw this.refusal(
        'wrong-type',
        key,
        value,
        'It must be a whole number.',
        'Write it as an integer, without quotation marks or a decimal point.',
      );
    }
    if (value < least) {
      throw this.refusal(
        'out-of-range',
        key,
        value,
        `It must be at least ${least}.`,
        'Correct it from the published config.json.',
      );
    }
    return value;
  }
}

/** Values by which a config says "none of that". */
function isNeutral(value: unknown): boolean {
  if (value == null || value === false || value === 0) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
