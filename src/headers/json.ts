import { DEPTH_CAP, JSON_CAP } from './limits.ts';
import { at, refuse, type ReadCode, type ReadError } from './read-error.ts';
import type { ByteSource } from './source.ts';

export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
export const OPEN = 0x7b;
const CLOSE = 0x7d;
export const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const CONSTANTS = ['Infinity', '-Infinity', 'NaN'] as const;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * Reads JSON strictly, and refuses a key that an object has twice: JSON.parse
 * keeps the last one in silence, so two readers of one file can see two models.
 */
export class JsonReader {
  readonly text: string;
  readonly file: string;
  /** Whether `Infinity` and `NaN` are numbers, as Python's own writer has them in configs. */
  readonly constants: boolean;
  at = 0;

  constructor(text: string, file: string, constants = false) {
    this.text = text;
    this.file = file;
    this.constants = constants;
  }

  /** The next character that is no white space, without taking it; NaN at the end. */
  peek(): number {
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      code = text.charCodeAt(++this.at);
    }
    return code;
  }

  take(expected: number): void {
    if (this.peek() !== expected) throw this.syntax(String.fromCharCode(expected));
    this.at++;
  }

  string(): string {
    this.take(QUOTE);
    const { text } = this;
    const start = this.at;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === QUOTE) return text.slice(start, this.at++);
      if (code === BACKSLASH) return this.#escaped(start);
      if (!(code >= 0x20)) throw this.syntax('a text that ends');
      this.at++;
    }
  }

  #escaped(start: number): string {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === QUOTE) break;
      if (!(code >= 0x20)) throw this.syntax('a text that ends');
      if (code !== BACKSLASH) this.at++;
      else {
        ESCAPE.lastIndex = this.at;
        if (!ESCAPE.test(text)) throw this.syntax('an escape that JSON knows');
        this.at = ESCAPE.lastIndex;
      }
    }
    const value = JSON.parse(`"${text.slice(start, this.at++)}"`) as string;
    if (!value.isWellFormed()) throw this.syntax('a whole character, not half of one');
    return value;
  }

  number(): number {
    this.peek();
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    if (!found) throw this.syntax('a number');
    this.at += found[0].length;
    return Number(found[0]);
  }

  /** Members of an object in order. Keys are told apart by the caller, who knows where to keep them. */
  members(each: (key: string) => void): void {
    this.take(OPEN);
    if (this.peek() === CLOSE) return void this.at++;
    for (;;) {
      const key = this.string();
      this.take(COLON);
      each(key);
      if (this.peek() === CLOSE) return void this.at++;
      this.take(COMMA);
    }
  }

  items(each: () => void): void {
    this.take(OPEN_LIST);
    if (this.peek() === CLOSE_LIST) return void this.at++;
    for (;;) {
      each();
      if (this.peek() === CLOSE_LIST) return void this.at++;
      this.take(COMMA);
    }
  }

  /** Any value. Objects have no prototype, so that a key called `__proto__` is a key. */
  value(depth = 0): unknown {
    if (depth > DEPTH_CAP) {
      throw this.refusal(
        'json-too-deep',
        depth,
        `JSON here is nested at most ${DEPTH_CAP} deep.`,
        'This is no config and no header: download the file again.',
      );
    }
    switch (this.peek()) {
      case OPEN: {
        const object = Object.create(null) as Record<string, unknown>;
        this.members((key) => {
          if (key in object) throw this.duplicate(key);
          object[key] = this.value(depth + 1);
        });
        return object;
      }
      case OPEN_LIST: {
        const list: unknown[] = [];
        this.items(() => list.push(this.value(depth + 1)));
        return list;
      }
      case QUOTE:
        return this.string();
      case 0x74:
        return this.#word('true', true);
      case 0x66:
        return this.#word('false', false);
      case 0x6e:
        return this.#word('null', null);
      default:
        return this.#constant() ?? this.number();
    }
  }

  #constant(): number | undefined {
    const word = this.constants
      ? CONSTANTS.find((each) => this.text.startsWith(each, this.at))
      : undefined;
    if (word) this.at += word.length;
    return word ? Number(word) : undefined;
  }

  #word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.syntax(word);
    this.at += word.length;
    return value;
  }

  end(): void {
    if (!Number.isNaN(this.peek())) throw this.syntax('the end');
  }

  duplicate(key: string): ReadError {
    return refuse(
      'json-duplicate-key',
      at(this.file, key),
      key,
      'A key stands once in an object: readers differ in which of two they keep.',
      'Write the file again with one entry for each name.',
    );
  }

  syntax(expected: string): ReadError {
    const found = this.text.slice(this.at, this.at + 20);
    const line = this.text.slice(0, this.at).split('\n').length;
    return this.refusal(
      'json-syntax',
      found,
      `JSON needs ${expected} in line ${line}, at character ${this.at}.`,
      'The file is damaged or no JSON: download the raw file again.',
    );
  }

  refusal(code: ReadCode, value: unknown, rule: string, remedy: string): ReadError {
    return refuse(code, this.file, value, rule, remedy);
  }
}

/** Bytes as text. @throws ReadError where they are no UTF-8 or begin with a byte-order mark. */
export function utf8(bytes: Uint8Array, file: string): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    throw refuse(
      'json-byte-order-mark',
      file,
      'EF BB BF',
      'JSON begins without a byte-order mark.',
      'Save the file as plain UTF-8.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse(
      'json-not-utf8',
      file,
      undefined,
      'JSON is UTF-8, and these bytes are not.',
      'The file is damaged or of another format: download it again.',
    );
  }
}

/** A whole JSON text: config.json, an index. */
export function parseJson(text: string, file: string): unknown {
  const reader = new JsonReader(text, file, true);
  const value = reader.value();
  reader.end();
  return value;
}

/** A source's text, where it is no longer than a config or an index can be. */
export async function readText(source: ByteSource): Promise<string> {
  const { name, size } = source;
  const bytes = await source.slice(0, Math.min(size ?? JSON_CAP + 1, JSON_CAP + 1));
  if (bytes.length > JSON_CAP) {
    throw refuse(
      'json-too-large',
      name,
      size ?? bytes.length,
      `A config or an index has at most ${JSON_CAP} bytes.`,
      'Check that this is the file you mean.',
    );
  }
  return utf8(bytes, name);
}

/** A source's JSON object. */
export async function readJson(source: ByteSource): Promise<Record<string, unknown>> {
  const value = parseJson(await readText(source), source.name);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw refuse(
    'json-syntax',
    source.name,
    value,
    'A config or an index is one JSON object.',
    'Take the whole file, braces included.',
  );
}
