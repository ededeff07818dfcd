import { Bytes, gguf, type GgufListed } from '../../support/files/gguf-bytes.ts';
import type { HostileCase } from './case.ts';

const TENSORS: readonly GgufListed[] = [
  ['blk.0.attn_q.weight', 'Q4_0', [32, 2]],
  ['token_embd.weight', 'F32', [8, 4]],
];
const METADATA = [
  ['general.architecture', { text: 'llama' }],
  ['llama.block_count', { u32: 1 }],
  ['tokenizer.ggml.tokens', { list: [{ text: 'a' }, { text: 'bc' }] }],
] as const;
const GOOD = gguf(TENSORS, { metadata: METADATA });
const whole = (extra = 0): Uint8Array => {
  const bytes = new Uint8Array(GOOD.size + extra);
  bytes.set(GOOD.bytes);
  return bytes;
};

/** Bytes of the two tensor infos, which come last. */
const TENSOR_INFOS = TENSORS.reduce(
  (sum, [name, , ne]) => sum + 8 + name.length + 4 + 8 * ne.length + 12,
  0,
);

const F32 = 0;
const Q4_0 = 2;
const U32 = 4;
const BOOL = 7;
const TEXT = 8;
const LIST = 9;

/** Magic number, version and the two counts; the rest by hand. */
function head(tensors: number | bigint, keys: number | bigint, version = 3): Bytes {
  return new Bytes().raw(new TextEncoder().encode('GGUF')).u32(version).u64(tensors).u64(keys);
}
const done = (bytes: Bytes, room = 256): Uint8Array => bytes.raw(new Uint8Array(room)).done();

/** A file with one metadata key whose value is written by hand. */
function key(name: string, type: number, write: (bytes: Bytes) => unknown = () => {}): Uint8Array {
  const bytes = head(0, 1).text(name).u32(type);
  write(bytes);
  return done(bytes);
}

interface Info {
  readonly name?: string;
  readonly ne?: readonly (number | bigint)[];
  readonly type?: number;
  readonly offset?: number | bigint;
}

/** A file of tensor infos written by hand, with room for their data. */
function infos(...list: readonly Info[]): Uint8Array {
  const bytes = head(list.length, 0);
  for (const { name = 'a', ne = [8], type = F32, offset = 0 } of list) {
    bytes.text(name).u32(ne.length);
    for (const size of ne) bytes.u64(size);
    bytes.u32(type).u64(offset);
  }
  return done(bytes);
}

function aligned(value: (bytes: Bytes) => Bytes, type: number): Uint8Array {
  return done(value(head(0, 1).text('general.alignment').u32(type)));
}

function nestedLists(depth: number): Uint8Array {
  return key('k', LIST, (bytes) => {
    for (let level = 0; level < depth; level++) bytes.u32(LIST).u64(1);
    bytes.u32(U32).u64(0);
  });
}

type Row = readonly [code: HostileCase['code'], what: string, bytes: Uint8Array, size?: number];

const ROWS: readonly Row[] = [
  ['empty-file', 'no byte', new Uint8Array(0)],
  ['unknown-format', 'another magic number', done(new Bytes().u32(0x67676d6c).u64(0))],
  ['unknown-format', 'zeros', new Uint8Array(64)],
  ['unknown-format', 'an archive', new Uint8Array([0x50, 0x4b, 3, 4, ...new Uint8Array(60)])],
  ['gguf-version', 'version 1', done(head(0, 0, 1))],
  ['gguf-version', 'version 4', done(head(0, 0, 4))],
  ['gguf-version', 'version 0', done(head(0, 0, 0))],
  ['gguf-version', 'version 2^32 − 1', done(head(0, 0, 0xffffffff))],
  ['gguf-truncated', 'the magic number alone', whole().slice(0, 4)],
  ['gguf-truncated', 'cut inside the counts', whole().slice(0, 23)],
  ['gguf-truncated', 'cut inside a key', whole().slice(0, 70)],
  ['gguf-truncated', 'cut inside a list', GOOD.bytes.slice(0, -TENSOR_INFOS - 1)],
  ['gguf-truncated', 'cut inside the tensor infos', GOOD.bytes.slice(0, -30)],
  ['gguf-truncated', 'cut one byte before the header’s end', GOOD.bytes.slice(0, -1)],
  ['gguf-count-impossible', '2^40 tensors', done(head(2n ** 40n, 0))],
  ['gguf-count-impossible', '2^64 − 1 tensors', done(head(2n ** 64n - 1n, 0))],
  ['gguf-count-impossible', '2^40 keys', done(head(0, 2n ** 40n))],
  ['gguf-count-impossible', 'a text of 2^63 bytes', key('k', TEXT, (b) => b.u64(2n ** 63n))],
  ['gguf-count-impossible', 'a list of 2^61 texts', key('k', LIST, (b) => b.u32(TEXT).u64(2n ** 61n))],
  ['gguf-count-impossible', 'a token of 2^40 bytes', key('k', LIST, (b) => b.u32(TEXT).u64(2).u64(2n ** 40n))],
  ['gguf-header-over-cap', '2^40 tensors in a file of 2^50 bytes', done(head(2n ** 40n, 0)), 2 ** 50],
  ['gguf-header-over-cap', 'a list of 2^40 bytes in a file of 2^50', key('k', LIST, (b) => b.u32(0).u64(2n ** 40n)), 2 ** 50],
  ['gguf-header-over-cap', 'a text of 2^40 bytes in a file of 2^50', key('k', TEXT, (b) => b.u64(2n ** 40n)), 2 ** 50],
  ['gguf-key-invalid', 'an empty key', key('', U32, (b) => b.u32(0))],
  ['gguf-key-invalid', 'a key of 65,536 bytes', key('k'.repeat(65_536), U32, (b) => b.u32(0))],
  ['gguf-duplicate-key', 'one key twice', done(head(0, 2).text('k').u32(U32).u32(1).text('k').u32(U32).u32(2))],
  ['gguf-duplicate-key', 'the alignment twice', done(head(0, 2).text('general.alignment').u32(U32).u32(32).text('general.alignment').u32(U32).u32(64))],
  ['gguf-value-type', 'type 13', key('k', 13)],
  ['gguf-value-type', 'type 2^32 − 1', key('k', 0xffffffff)],
  ['gguf-value-type', 'a list of type 13', key('k', LIST, (b) => b.u32(13).u64(1))],
  ['gguf-value-invalid', 'a truth value of 2', key('k', BOOL, (b) => b.u8(2))],
  ['gguf-value-invalid', 'a truth value of 255', key('k', BOOL, (b) => b.u8(255))],
  ['gguf-array-too-deep', 'lists 33 deep', nestedLists(33)],
  ['gguf-array-too-deep', 'lists 50,000 deep', nestedLists(50_000)],
  ['gguf-not-utf8', 'a key', done(head(0, 1).u64(1).u8(0xff).u32(U32).u32(0))],
  ['gguf-not-utf8', 'a value', key('k', TEXT, (b) => b.u64(2).u8(0xc0).u8(0xaf))],
  ['gguf-not-utf8', 'a tensor’s name', done(head(1, 0).u64(1).u8(0x80).u32(1).u64(8).u32(F32).u64(0))],
  ['gguf-name-invalid', 'no name', infos({ name: '' })],
  ['gguf-name-invalid', 'a name of 65 bytes', infos({ name: 'n'.repeat(65) })],
  ['gguf-duplicate-name', 'one name twice', infos({}, { offset: 32 })],
  ['gguf-duplicate-name', '__proto__ twice', infos({ name: '__proto__' }, { name: '__proto__', offset: 32 })],
  ['gguf-dimensions', 'five dimensions', infos({ ne: [1, 1, 1, 1, 1] })],
  ['gguf-dimensions', '2^32 − 1 dimensions', done(head(1, 0).text('a').u32(0xffffffff))],
  ['gguf-type-unknown', 'Q4_2, withdrawn', infos({ type: 4 })],
  ['gguf-type-unknown', 'Q4_0_4_4, withdrawn', infos({ type: 31 })],
  ['gguf-type-unknown', 'a type of a fork', infos({ type: 36 })],
  ['gguf-type-unknown', 'one after the last', infos({ type: 43 })],
  ['gguf-type-unknown', 'type 2^32 − 1', infos({ type: 0xffffffff })],
  ['gguf-partial-block', 'a row of 33 in blocks of 32', infos({ ne: [33], type: Q4_0 })],
  ['gguf-partial-block', 'a row of 128 in blocks of 256', infos({ ne: [128, 2], type: 12 })],
  ['gguf-partial-block', 'one value in blocks', infos({ ne: [], type: Q4_0 })],
  ['gguf-alignment', 'an alignment of zero', aligned((b) => b.u32(0), U32)],
  ['gguf-alignment', 'an alignment of 24', aligned((b) => b.u32(24), U32)],
  ['gguf-alignment', 'an alignment of one', aligned((b) => b.u32(1), U32)],
  ['gguf-alignment', 'an alignment as text', aligned((b) => b.text('32'), TEXT)],
  ['gguf-alignment', 'an alignment of 2^63', aligned((b) => b.u64(2n ** 63n), 10)],
  ['gguf-offset-unaligned', 'an offset of one', infos({ offset: 1 })],
  ['gguf-offset-unaligned', 'a second tensor right after the first', infos({ ne: [1] }, { name: 'b', offset: 4 })],
  ['gguf-overlap', 'two tensors on the same bytes', infos({}, { name: 'b', offset: 0 })],
  ['gguf-overlap', 'half on another', infos({ ne: [16] }, { name: 'b', offset: 32 })],
  ['gguf-gap', 'data that begin late', infos({ offset: 32 })],
  ['gguf-gap', 'a hole between two', infos({}, { name: 'b', offset: 64 })],
  ['gguf-gap', 'an offset of 2^63', infos({}, { name: 'b', offset: 2n ** 63n })],
  ['gguf-data-missing', 'cut at the end of the header', GOOD.bytes],
  ['gguf-data-missing', 'cut inside the last tensor', whole().slice(0, -40)],
  ['gguf-data-trailing', 'one byte too many', whole(1)],
  ['gguf-data-trailing', 'a second file appended', new Uint8Array([...whole(), ...whole()])],
  ['size-overflow', '2^40 × 2^40', infos({ ne: [2n ** 40n, 2n ** 40n] })],
  ['size-overflow', 'a size of 2^64 − 1', infos({ ne: [2n ** 64n - 1n] })],
]; // prettier-ignore

/** A good file, to be cut at every byte. */
export const GOOD_GGUF: Uint8Array = whole();

export const GGUF_CASES: readonly HostileCase[] = ROWS.map(([code, what, bytes, size]) => ({
  code,
  what,
  bytes,
  ...(size === undefined ? {} : { size }),
}));
