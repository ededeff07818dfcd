import { safetensors, withHeader } from '../../support/files/safetensors-bytes.ts';
import type { HostileCase } from './case.ts';

/** Two small tensors that are in order; each case breaks one thing. */
const GOOD = safetensors([
  ['a', 'F32', [2, 2]],
  ['b', 'BF16', [4]],
]);
const whole = (): Uint8Array => {
  const bytes = new Uint8Array(GOOD.size);
  bytes.set(GOOD.bytes);
  return bytes;
};

const entry = (fields: string): string => `{"a":{${fields}}}`;
const OK = '"dtype":"F32","shape":[1],"data_offsets":[0,4]';

/** A header of this text with four bytes of data after it, which is what `OK` describes. */
function file(text: string | Uint8Array, data = 4): Uint8Array {
  return withHeader(text, [[0, new Uint8Array(data)]]).bytes;
}

function lengthOnly(length: bigint, rest = 0): Uint8Array {
  return withHeader(new Uint8Array(rest), [], length).bytes;
}

/** A header with a byte of its text replaced, for what no text can say. */
function withByte(text: string, mark: string, ...bytes: readonly number[]): Uint8Array {
  const [before = '', after = ''] = text.split(mark);
  const encode = (part: string): Uint8Array => new TextEncoder().encode(part);
  return file(new Uint8Array([...encode(before), ...bytes, ...encode(after)]));
}

const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);

type Row = readonly [code: HostileCase['code'], what: string, bytes: Uint8Array, size?: number];

const ROWS: readonly Row[] = [
  ['empty-file', 'no byte', new Uint8Array(0)],
  ['st-truncated-length', 'one byte', new Uint8Array(1)],
  ['st-truncated-length', 'seven bytes', new Uint8Array(7)],
  ['st-header-empty', 'a length of zero', lengthOnly(0n, 4)],
  ['st-header-empty', 'a length of one', lengthOnly(1n, 4)],
  ['st-header-over-cap', 'a length of 2^63', lengthOnly(2n ** 63n, 64)],
  ['st-header-over-cap', 'a length of 2^64 − 1', lengthOnly(2n ** 64n - 1n, 64)],
  ['st-header-over-cap', 'one byte more than the cap', lengthOnly(100_000_001n, 64)],
  ['st-header-truncated', 'a length alone', lengthOnly(2n)],
  ['st-header-truncated', 'a header as long as the cap in a file of 1 MB', lengthOnly(100_000_000n, 1_000_000)],
  ['st-header-truncated', 'cut inside the header', whole().slice(0, 60)],
  ['st-header-truncated', 'cut one byte before the header’s end', GOOD.bytes.slice(0, -1)],
  ['st-data-missing', 'cut at the end of the header', GOOD.bytes],
  ['st-data-missing', 'cut inside the data', whole().slice(0, -3)],
  ['st-data-missing', 'a terabyte promised, four bytes there', file(entry('"dtype":"U8","shape":[1000000000000],"data_offsets":[0,1000000000000]'))],
  ['st-data-trailing', 'one byte too many', file(entry(OK), 5)],
  ['st-data-trailing', 'a second file appended', new Uint8Array([...whole(), ...whole()])],
  ['json-byte-order-mark', 'a byte-order mark', file(`\ufeff${entry(OK)}`)],
  ['json-not-utf8', 'a stray continuation byte in a name', withByte(`{"#":{${OK}}}`, '#', 0x80)],
  ['json-not-utf8', 'an overlong slash in a name', withByte(`{"#":{${OK}}}`, '#', 0xc0, 0xaf)],
  ['json-not-utf8', 'half a surrogate pair in a name', withByte(`{"#":{${OK}}}`, '#', 0xed, 0xa0, 0x80)],
  ['json-not-utf8', 'UTF-16', file(new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]))],
  ['st-header-not-object', 'a space before the brace', file(` ${entry(OK)}`)],
  ['st-header-not-object', 'a list', file('[]')],
  ['st-header-not-object', 'a page', file('<!doctype html><title>Login</title>')],
  ['st-header-not-object', 'a pointer to a large file', file('version https://git-lfs.github.com/spec/v1')],
  ['json-syntax', 'text that stops', file('{"a":{"dtype":"F32"')],
  ['json-syntax', 'a comma at the end', file(`{"a":{${OK}},}`)],
  ['json-syntax', 'something after the object', file(`${entry(OK)} {}`)],
  ['json-syntax', 'a line break in a name', file(`{"a\n":{${OK}}}`)],
  ['json-syntax', 'half a surrogate pair, escaped', file(`{"\\ud800":{${OK}}}`)],
  ['json-syntax', 'a number with a leading zero', file(entry('"dtype":"F32","shape":[01],"data_offsets":[0,4]'))],
  ['json-duplicate-key', 'one name twice', file(`{"a":{${OK}},"a":{${OK}}}`)],
  ['json-duplicate-key', 'one name twice, once escaped', file(`{"a":{${OK}},"\\u0061":{${OK}}}`)],
  ['json-duplicate-key', 'two shapes', file(entry(`${OK},"shape":[1]`))],
  ['json-duplicate-key', 'two dtypes', file(entry(`"dtype":"U8",${OK}`))],
  ['json-duplicate-key', 'metadata twice', file(`{"__metadata__":{},"__metadata__":{},"a":{${OK}}}`)],
  ['json-duplicate-key', 'a key of the metadata twice', file(`{"__metadata__":{"k":"1","k":"2"},"a":{${OK}}}`)],
  ['json-too-deep', 'a shape of lists', file(entry(`"shape":${nested(200, '[', ']')}`))],
  ['json-too-deep', '100,000 lists', file(entry(`"shape":${nested(100_000, '[', ']')}`))],
  ['json-too-deep', 'an entry of objects', file(`{"a":${nested(200, '[', ']')}}`)],
  ['json-too-deep', 'metadata of objects', file(`{"__metadata__":{"k":${'{"k":'.repeat(200)}`)],
  ['st-metadata-not-text', 'totals as a number', file(`{"__metadata__":{"total_parameters":9007199254740993},"a":{${OK}}}`)],
  ['st-metadata-not-text', 'a list', file(`{"__metadata__":[],"a":{${OK}}}`)],
  ['st-metadata-not-text', 'an object inside', file(`{"__metadata__":{"format":{}},"a":{${OK}}}`)],
  ['st-metadata-not-text', 'a text', file(`{"__metadata__":"pt","a":{${OK}}}`)],
  ['st-no-tensors', 'an empty object', file('{}', 0)],
  ['st-no-tensors', 'metadata alone', file('{"__metadata__":{"format":"pt"}}', 0)],
  ['st-name-empty', 'a tensor without a name', file(`{"":{${OK}}}`)],
  ['st-name-too-long', 'a name of 4,097 letters', file(`{"${'n'.repeat(4097)}":{${OK}}}`)],
  ['st-name-too-long', 'a name of a million letters', file(`{"${'n'.repeat(1_000_000)}":{${OK}}}`)],
  ['st-entry-not-object', 'null', file('{"a":null}')],
  ['st-entry-not-object', 'a number', file('{"a":4}')],
  ['st-entry-not-object', 'a list', file('{"a":["F32",[1],[0,4]]}')],
  ['st-entry-not-object', 'a tensor called __proto__ that is a text', file('{"__proto__":"F32"}')],
  ['st-entry-incomplete', 'nothing in it', file(entry(''))],
  ['st-entry-incomplete', 'no dtype', file(entry('"shape":[1],"data_offsets":[0,4]'))],
  ['st-entry-incomplete', 'no shape', file(entry('"dtype":"F32","data_offsets":[0,4]'))],
  ['st-entry-incomplete', 'no offsets', file(entry('"dtype":"F32","shape":[1]'))],
  ['st-entry-unknown-key', 'strides', file(entry(`${OK},"strides":[4]`))],
  ['st-entry-unknown-key', '__proto__ in an entry', file(entry(`"__proto__":{"dtype":"F32"},${OK}`))],
  ['st-entry-unknown-key', 'a key in capitals', file(entry(`"DTYPE":"F32",${OK}`))],
  ['st-dtype-unknown', 'a type of GGUF', file(entry('"dtype":"Q4_K","shape":[1],"data_offsets":[0,4]'))],
  ['st-dtype-unknown', 'small letters', file(entry('"dtype":"f32","shape":[1],"data_offsets":[0,4]'))],
  ['st-dtype-unknown', 'a number', file(entry('"dtype":6,"shape":[1],"data_offsets":[0,4]'))],
  ['st-dtype-unknown', 'a name every object has', file(entry('"dtype":"constructor","shape":[1],"data_offsets":[0,4]'))],
  ['st-dtype-unknown', 'nothing', file(entry('"dtype":"","shape":[1],"data_offsets":[0,4]'))],
  ['st-shape-invalid', 'a negative size', file(entry('"dtype":"F32","shape":[-1],"data_offsets":[0,4]'))],
  ['st-shape-invalid', 'a fraction', file(entry('"dtype":"F32","shape":[1.5],"data_offsets":[0,4]'))],
  ['st-shape-invalid', 'a size beyond any number', file(entry('"dtype":"F32","shape":[1e400],"data_offsets":[0,4]'))],
  ['st-shape-invalid', 'a size as text', file(entry('"dtype":"F32","shape":["1"],"data_offsets":[0,4]'))],
  ['st-shape-invalid', 'an object', file(entry('"dtype":"F32","shape":{"0":1},"data_offsets":[0,4]'))],
  ['st-offsets-invalid', 'end before start', file(entry('"dtype":"F32","shape":[1],"data_offsets":[4,0]'))],
  ['st-offsets-invalid', 'three offsets', file(entry('"dtype":"F32","shape":[1],"data_offsets":[0,4,8]'))],
  ['st-offsets-invalid', 'a negative start', file(entry('"dtype":"F32","shape":[1],"data_offsets":[-4,0]'))],
  ['st-offsets-invalid', 'offsets as text', file(entry('"dtype":"F32","shape":[1],"data_offsets":["0","4"]'))],
  ['st-half-byte', 'three numbers of four bits', file(entry('"dtype":"F4","shape":[3],"data_offsets":[0,2]'))],
  ['st-half-byte', 'three numbers of six bits', file(entry('"dtype":"F6_E2M3","shape":[3],"data_offsets":[0,3]'))],
  ['st-span-mismatch', 'a span twice too long', file(entry('"dtype":"F32","shape":[1],"data_offsets":[0,8]'), 8)],
  ['st-span-mismatch', 'a span too short', file(entry('"dtype":"F32","shape":[1000],"data_offsets":[0,4]'))],
  ['st-span-mismatch', 'no elements and a span', file(entry('"dtype":"F32","shape":[0],"data_offsets":[0,4]'))],
  ['st-gap', 'data that begin late', file(entry('"dtype":"F32","shape":[1],"data_offsets":[4,8]'), 8)],
  ['st-gap', 'a hole between two', file('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[3,4]}}')],
  ['st-gap', 'an offset past the end', file(`{"a":{${OK}},"b":{"dtype":"U8","shape":[1],"data_offsets":[4000000000,4000000001]}}`)],
  ['st-overlap', 'two tensors on the same bytes', file(`{"a":{${OK}},"b":{${OK}}}`)],
  ['st-overlap', 'half on another', file(`{"a":{${OK}},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}`, 6)],
  ['st-overlap', 'inside another', file(`{"a":{${OK}},"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}`)],
  ['size-overflow', '2^40 × 2^40', file(entry('"dtype":"U8","shape":[1099511627776,1099511627776],"data_offsets":[0,4]'))],
  ['size-overflow', 'a size past 2^53', file(entry('"dtype":"U8","shape":[9007199254740993],"data_offsets":[0,4]'))],
  ['size-overflow', 'bits past 2^53', file(entry('"dtype":"F64","shape":[1125899906842624],"data_offsets":[0,4]'))],
  ['size-overflow', 'an offset past 2^53', file(entry('"dtype":"U8","shape":[1],"data_offsets":[18446744073709551614,18446744073709551615]'))],
]; // prettier-ignore

/** A good file, to be cut at every byte. */
export const GOOD_SAFETENSORS: Uint8Array = whole();

export const SAFETENSORS_CASES: readonly HostileCase[] = ROWS.map(([code, what, bytes]) => ({
  code,
  what,
  bytes,
}));
