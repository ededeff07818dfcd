import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RefusalError, weigh } from '#engine';
import { readModel } from '../../../src/headers/read-model.ts';
import { memorySource } from '../../../src/headers/sources/memory.ts';
import { gguf, type GgufOptions } from '../../support/files/gguf-bytes.ts';
import { safetensors, type Written } from '../../support/files/safetensors-bytes.ts';
import { naiveGguf, naiveSafetensors } from './naive-sum.ts';

const RUNS = 6000;
/** Printed in the names of the tests; `SEED=… vitest run mutation` repeats a run. */
const SEED = Number(process.env['SEED']) || Date.now() % 2 ** 31;

const whole = ({ bytes, size }: Written): Uint8Array => {
  const all = new Uint8Array(size);
  all.set(bytes);
  return all;
};

const SAFETENSORS = [
  safetensors(
    [
      ['model.embed_tokens.weight', 'BF16', [12, 10]],
      ['model.layers.0.mlp.experts.0.up_proj.weight', 'F16', [11, 10]],
      ['model.layers.0.mlp.experts.1.up_proj.weight', 'F16', [11, 10]],
      ['model.layers.0.self_attn.q_proj.bias', 'F32', [10]],
      ['model.rotary.inv_freq', 'F32', []],
    ],
    { metadata: { format: 'pt', total_parameters: '361' } },
  ),
  safetensors([['a', 'I64', [1, 2, 3]]]),
].map(whole);

const METADATA: GgufOptions['metadata'] = [
  ['general.architecture', { text: 'llama' }],
  ['llama.expert_count', { u32: 3 }],
  ['llama.expert_used_count', { u32: 2 }],
  ['llama.layers', { list: [{ u16: 1 }, { u16: 2 }] }],
  ['tokenizer.ggml.tokens', { list: [{ text: 'a' }, { text: 'bc' }] }],
];
const GGUF = [true, false].map((little) =>
  whole(
    gguf(
      [
        ['token_embd.weight', 'F16', [16, 10]],
        ['blk.0.ffn_up_exps.weight', 'Q8_0', [32, 4, 3]],
        ['blk.0.attn_norm.weight', 'F32', [16]],
        ['output.weight', 'F16', [16, 10]],
      ],
      { little, metadata: METADATA },
    ),
  ),
);

/** Values that readers get wrong: limits, signs, powers of two. */
const NUMBERS = [
  0n,
  1n,
  7n,
  255n,
  2n ** 31n,
  2n ** 32n - 1n,
  2n ** 40n,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 1n,
];

type Mutation = (bytes: Uint8Array) => Uint8Array;

/** A change at a place given as a share of the header's length, where nearly all that matters stands. */
const mutation = (header: number): fc.Arbitrary<Mutation> => {
  const place = fc.nat(header);
  const cut = (bytes: Uint8Array, at: number, drop: number, put: Uint8Array): Uint8Array =>
    new Uint8Array([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + drop)]);
  return fc.oneof(
    fc.tuple(place, fc.nat(255)).map(
      ([at, value]): Mutation =>
        (bytes) =>
          cut(bytes, at, 1, new Uint8Array([value])),
    ),
    fc.tuple(place, fc.nat(7)).map(
      ([at, bit]): Mutation =>
        (bytes) =>
          cut(bytes, at, 1, new Uint8Array([(bytes[at] ?? 0) ^ (1 << bit)])),
    ),
    // A digit for a digit, which leaves JSON what it is.
    fc.tuple(place, fc.nat(9)).map(([at, digit]): Mutation => (bytes) => {
      const from = bytes.findIndex((byte, index) => index >= at && byte >= 0x30 && byte <= 0x39);
      return from < 0 ? bytes : cut(bytes, from, 1, new Uint8Array([0x30 + digit]));
    }),
    fc
      .tuple(place, fc.constantFrom(...NUMBERS), fc.boolean())
      .map(([at, value, little]): Mutation => (bytes) => {
        const put = new Uint8Array(8);
        new DataView(put.buffer).setBigUint64(0, value, little);
        return cut(bytes, at, 8, put);
      }),
    place.map(
      (at): Mutation =>
        (bytes) =>
          bytes.slice(0, at),
    ),
    fc.tuple(place, fc.nat(40)).map(
      ([at, length]): Mutation =>
        (bytes) =>
          cut(bytes, at, length, new Uint8Array(0)),
    ),
    fc.tuple(place, place, fc.nat(60)).map(
      ([at, from, length]): Mutation =>
        (bytes) =>
          cut(bytes, at, 0, bytes.slice(from, from + length)),
    ),
    fc.uint8Array({ maxLength: 40 }).map(
      (more): Mutation =>
        (bytes) =>
          new Uint8Array([...bytes, ...more]),
    ),
  );
};

test.each([
  ['safetensors', SAFETENSORS, naiveSafetensors],
  ['gguf', GGUF, naiveGguf],
] as const)(
  `a mutated %s file is refused, or gives the naive sum of its shapes (${RUNS} runs, seed ${SEED})`,
  async (format, files, naive) => {
    let accepted = 0;
    const mutants = fc
      .constantFrom(...files)
      .chain((bytes) =>
        fc.tuple(
          fc.constant(bytes),
          fc.array(mutation(bytes.length), { minLength: 1, maxLength: 3 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(mutants, async ([bytes, changes]) => {
        const mutant = changes.reduce((each, change) => change(each), bytes);
        const name = `model.${format}`;
        try {
          const { ledger, container } = await readModel({
            where: 'mutant',
            names: [name],
            open: () => memorySource(name, mutant),
          });
          accepted++;
          expect(container).toBe(naive(mutant));
          expect(weigh(ledger.rows)).toBe(container);
        } catch (error) {
          if (!(error instanceof RefusalError)) throw error;
        }
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    expect(accepted).toBeGreaterThan(RUNS / 100);
    expect(accepted).toBeLessThan(RUNS);
  },
  60_000,
);
