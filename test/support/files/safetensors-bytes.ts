/** A tensor as a test writes it down: name, dtype, shape. */
export type Listed = readonly [name: string, dtype: string, shape: readonly number[]];

const BITS: Readonly<Record<string, number>> = {
  F4: 4, F6_E2M3: 6, F6_E3M2: 6, BOOL: 8, U8: 8, I8: 8, F8_E4M3: 8, F8_E5M2: 8, F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8, F8_E8M0: 8, I16: 16, U16: 16, F16: 16, BF16: 16, I32: 32, U32: 32, F32: 32,
  I64: 64, U64: 64, F64: 64, C64: 64,
}; // prettier-ignore

export interface Written {
  /** Length, header and what was given of the data. */
  readonly bytes: Uint8Array;
  /** Bytes of the whole file; what lies beyond `bytes` is zeros that nobody has to hold. */
  readonly size: number;
}

export interface Extras {
  readonly metadata?: Readonly<Record<string, string>>;
  /** Content of tensors that a reader looks into, by name. */
  readonly data?: Readonly<Record<string, Uint8Array>>;
}

/** A safetensors file of these tensors, laid out in their order. */
export function safetensors(
  tensors: readonly Listed[],
  { metadata, data = {} }: Extras = {},
): Written {
  let offset = 0;
  const header: Record<string, unknown> = metadata ? { __metadata__: metadata } : {};
  const contents: [at: number, content: Uint8Array][] = [];
  for (const [name, dtype, shape] of tensors) {
    const bits = BITS[dtype];
    if (!bits) throw new Error(`No dtype ${dtype}.`);
    const bytes = (shape.reduce((product, size) => product * size, 1) * bits) / 8;
    header[name] = { dtype, shape, data_offsets: [offset, offset + bytes] };
    if (data[name]) contents.push([offset, data[name]]);
    offset += bytes;
  }
  const { bytes, dataStart } = withHeader(JSON.stringify(header), contents);
  return { bytes, size: dataStart + offset };
}

/** A file with this text as its header, whatever it says. */
export function withHeader(
  text: string | Uint8Array,
  contents: readonly [at: number, content: Uint8Array][] = [],
  claimed?: bigint,
): { bytes: Uint8Array; dataStart: number } {
  const header = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const dataStart = 8 + header.length;
  const end = contents.reduce((last, [at, content]) => Math.max(last, at + content.length), 0);
  const bytes = new Uint8Array(dataStart + end);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(header.length), true);
  bytes.set(header, 8);
  for (const [at, content] of contents) bytes.set(content, dataStart + at);
  return { bytes, dataStart };
}

/** Whole numbers as an I64 tensor holds them. */
export function int64(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => view.setBigInt64(at * 8, BigInt(value), true));
  return bytes;
}
