import { BLOCK_TYPES } from '../../../src/headers/gguf/types.ts';
import type { Written } from './safetensors-bytes.ts';

/** A tensor as GGUF lists it: name, type, dimensions with the innermost first. */
export type GgufListed = readonly [name: string, type: string, ne: readonly number[]];

export type Value =
  | { readonly u8: number }
  | { readonly u16: number }
  | { readonly i32: number }
  | { readonly u32: number }
  | { readonly u64: bigint }
  | { readonly f32: number }
  | { readonly bool: number }
  | { readonly text: string }
  | { readonly list: readonly Value[] }
  | { readonly raw: Uint8Array };

export interface GgufOptions {
  readonly version?: number;
  readonly little?: boolean;
  readonly metadata?: readonly (readonly [key: string, value: Value])[];
  readonly alignment?: number;
}

const CODES = {
  u8: 0,
  u16: 2,
  u32: 4,
  i32: 5,
  f32: 6,
  bool: 7,
  text: 8,
  list: 9,
  u64: 10,
} as const;
const TYPE_IDS = new Map([...BLOCK_TYPES].map(([id, { name }]) => [name, id]));

/** Bytes in one order, one field after the other. */
export class Bytes {
  readonly little: boolean;
  #bytes = new Uint8Array(1024);
  length = 0;

  constructor(little = true) {
    this.little = little;
  }

  #room(more: number): DataView {
    if (this.length + more > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    return new DataView(this.#bytes.buffer);
  }

  u8(value: number): this {
    this.#room(1).setUint8(this.length, value);
    this.length += 1;
    return this;
  }
  u16(value: number): this {
    this.#room(2).setUint16(this.length, value, this.little);
    this.length += 2;
    return this;
  }
  u32(value: number): this {
    this.#room(4).setUint32(this.length, value, this.little);
    this.length += 4;
    return this;
  }
  f32(value: number): this {
    this.#room(4).setFloat32(this.length, value, this.little);
    this.length += 4;
    return this;
  }
  u64(value: number | bigint): this {
    this.#room(8).setBigUint64(this.length, BigInt(value), this.little);
    this.length += 8;
    return this;
  }
  raw(bytes: Uint8Array): this {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }
  text(value: string): this {
    const bytes = new TextEncoder().encode(value);
    return this.u64(bytes.length).raw(bytes);
  }
  value(value: Value): this {
    const [[kind, content]] = Object.entries(value) as [[keyof typeof CODES | 'raw', never]];
    switch (kind) {
      case 'u8':
      case 'bool':
        return this.u8(content);
      case 'u16':
        return this.u16(content);
      case 'u32':
      case 'i32':
        return this.u32(content);
      case 'f32':
        return this.f32(content);
      case 'u64':
        return this.u64(content);
      case 'text':
        return this.text(content);
      case 'raw':
        return this.raw(content);
      case 'list': {
        const items = content as readonly Value[];
        this.u32(items[0] ? codeOf(items[0]) : 4).u64(items.length);
        for (const item of items) this.value(item);
        return this;
      }
    }
  }
  done(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }
}

function codeOf(value: Value): number {
  return CODES[Object.keys(value)[0] as keyof typeof CODES];
}

export function padded(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment;
}

/** A GGUF file of these tensors, laid out in their order. */
export function gguf(tensors: readonly GgufListed[], options: GgufOptions = {}): Written {
  const { version = 3, little = true, alignment = 32 } = options;
  const metadata: (readonly [string, Value])[] = [...(options.metadata ?? [])];
  if (options.alignment) metadata.push(['general.alignment', { u32: alignment }]);
  const out = new Bytes(little).raw(new TextEncoder().encode('GGUF')).u32(version);
  out.u64(tensors.length).u64(metadata.length);
  for (const [key, value] of metadata) out.text(key).u32(codeOf(value)).value(value);
  let offset = 0;
  for (const [name, type, ne] of tensors) {
    const id = TYPE_IDS.get(type);
    const block = id === undefined ? undefined : BLOCK_TYPES.get(id);
    if (id === undefined || !block) throw new Error(`No type ${type}.`);
    out.text(name).u32(ne.length);
    for (const size of ne) out.u64(size);
    out.u32(id).u64(offset);
    const elements = ne.reduce((product, size) => product * size, 1);
    offset = padded(offset + (elements / block.values) * block.bytes, alignment);
  }
  const header = out.done();
  return { bytes: header, size: padded(header.length, alignment) + offset };
}
