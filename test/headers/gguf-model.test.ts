import { describe, expect, test } from 'vitest';
import { byRole, stored, unique, weigh, weighUnder, type Ledger } from '#engine';
import { readModel } from '../../src/headers/read-model.ts';
import { memorySource } from '../../src/headers/sources/memory.ts';
import { rule } from '../support/catalogue.ts';
import { gguf, type GgufListed, type GgufOptions } from '../support/files/gguf-bytes.ts';
import {
  bitnetGguf,
  DEEPSEEK_METADATA,
  DEEPSEEK_V2_LITE,
  DEEPSEEK_V3,
  deepseekGguf,
} from '../support/files/released-gguf.ts';
import { sparseSource } from '../support/files/sparse.ts';

async function read(
  tensors: readonly GgufListed[],
  metadata: GgufOptions['metadata'] = [],
  config: unknown = null,
): Promise<Ledger> {
  const file = gguf(tensors, { metadata });
  const text = new TextEncoder().encode(JSON.stringify(config));
  const { ledger } = await readModel({
    where: 'folder',
    names: ['model.gguf', ...(config ? ['config.json'] : [])],
    open: (name) => (name === 'config.json' ? memorySource(name, text) : sparseSource(name, file)),
  });
  return ledger;
}

const total = (ledger: Ledger, id: string) => weighUnder(ledger, rule(id)).total;
const active = (ledger: Ledger, id: string) => weighUnder(ledger, rule(id)).active;
const exact = (value: number) => ({ kind: 'exact', value });

/** Sums of the listings in the logs of ikawrakow/ik_llama.cpp: issue 296, pull requests 262, 299 and 337. */
describe('released GGUF files', () => {
  test('DeepSeek-V3 without its draft block', async () => {
    const ledger = await read(deepseekGguf(DEEPSEEK_V3), DEEPSEEK_METADATA);
    expect(unique(ledger)).toBe(671_026_419_200);
    expect(total(ledger, 'gguf-sum')).toEqual(exact(671_026_419_200));
    expect(ledger.moe).toEqual({ experts: 256, topK: 8, layers: 58, zeroExperts: 0 });
    // The active figures of the config, without a config: routing is in the metadata.
    expect(active(ledger, 'both-tables')).toEqual(exact(37_552_297_472));
    expect(active(ledger, 'head-only-active')).toEqual(exact(36_625_618_432));
    expect(byRole(ledger).other).toBe(0);
  });

  test('DeepSeek-R1 with its key-value matrices a second time', async () => {
    const ledger = await read(deepseekGguf({ ...DEEPSEEK_V3, split: true }), DEEPSEEK_METADATA);
    expect(stored(ledger)).toBe(672_049_829_376);
    expect(unique(ledger)).toBe(671_026_419_200);
    expect(total(ledger, 'gguf-sum')).toEqual(exact(672_049_829_376));
    expect(weigh(ledger.rows.filter(({ state }) => state === 'rearranged'))).toBe(1_023_410_176);
  });

  test('DeepSeek-V2-Lite, whose loader prints 15.706 B', async () => {
    const ledger = await read(deepseekGguf(DEEPSEEK_V2_LITE));
    expect(stored(ledger)).toBe(15_763_107_328);
    expect(unique(ledger)).toBe(15_706_484_224);
  });

  test('BitNet with its table written out: a copy by its config, a matrix of its own without one', async () => {
    const alone = await read(bitnetGguf());
    expect(unique(alone)).toBe(2_741_155_840);
    expect(alone.assumptions.join()).toContain('328,335,360');
    const beside = await read(bitnetGguf(), [], {
      model_type: 'bitnet',
      tie_word_embeddings: true,
    });
    expect(stored(beside)).toBe(2_741_155_840);
    expect(unique(beside)).toBe(2_412_820_480);
    expect(beside.assumptions).toEqual([]);
  });
});

const SMALL: readonly GgufListed[] = [
  ['token_embd.weight', 'F32', [8, 10]],
  ['output_norm.weight', 'F32', [8]],
  ['blk.0.attn_q.weight', 'F32', [8, 8]],
];
const small = (...more: readonly GgufListed[]): readonly GgufListed[] => [...SMALL, ...more];

describe('names of llama.cpp', () => {
  test('a file without a head is tied, as its loader reads it', async () => {
    const ledger = await read(SMALL);
    expect(ledger.rows.map(({ role, state }) => [role, state])).toContainEqual([
      'embedding',
      'tied',
    ]);
    expect(active(ledger, 'head-only-active')).toEqual(exact(80 + 8 + 64));
  });

  test('rotary factors are buffers', async () => {
    const ledger = await read(
      small(['rope_freqs.weight', 'F32', [4]], ['rope_factors_long.weight', 'F32', [4]]),
    );
    expect(unique(ledger)).toBe(152);
    expect(total(ledger, 'gguf-sum')).toEqual(exact(160));
  });

  test('a draft block is told by its own tensors, copies of tables by their shape', async () => {
    const ledger = await read(
      small(
        ['blk.1.attn_q.weight', 'F32', [8, 8]],
        ['blk.1.nextn.eh_proj.weight', 'F32', [16, 8]],
        ['blk.1.nextn.enorm.weight', 'F32', [8]],
        ['blk.1.nextn.embed_tokens.weight', 'F32', [8, 10]],
        ['blk.1.nextn.shared_head_head.weight', 'F32', [8, 10]],
      ),
    );
    expect(byRole(ledger).mtp).toBe(64 + 128 + 8);
    expect(stored(ledger)).toBe(152 + 200 + 160);
    expect(byRole(ledger).attention).toBe(64);
  });

  test('attention across, and the index that chooses what to attend to, are attention', async () => {
    const ledger = await read(
      small(
        ['dec.blk.0.cross_attn_q.weight', 'F32', [8, 8]],
        ['blk.0.indexer.proj.weight', 'F32', [8, 4]],
        ['blk.0.indexer.k_norm.weight', 'F32', [4]],
      ),
    );
    expect(byRole(ledger)).toMatchObject({ attention: 64 + 64 + 32, norm: 8 + 4, other: 0 });
  });

  test('a layer with the gates of a delta rule mixes; one with a state space may attend beside it', async () => {
    const ledger = await read(
      small(
        ['blk.1.attn_qkv.weight', 'F32', [8, 24]],
        ['blk.1.ssm_beta.weight', 'F32', [8, 2]],
        ['blk.2.attn_q.weight', 'F32', [8, 8]],
        ['blk.2.ssm_in.weight', 'F32', [8, 16]],
      ),
    );
    expect(byRole(ledger)).toMatchObject({ attention: 64 + 64, mixer: 192 + 16 + 128 });
  });

  test('experts one by one, as the first mixtures were written', async () => {
    const experts = [0, 1, 2, 3].flatMap((expert): GgufListed[] => [
      [`blk.0.ffn_gate.${expert}.weight`, 'F32', [8, 5]],
      [`blk.0.ffn_up.${expert}.weight`, 'F32', [8, 5]],
      [`blk.0.ffn_down.${expert}.weight`, 'F32', [5, 8]],
    ]);
    const ledger = await read(small(['blk.0.ffn_gate_inp.weight', 'F32', [8, 4]], ...experts), [
      ['general.architecture', { text: 'llama' }],
      ['llama.expert_count', { u32: 4 }],
      ['llama.expert_used_count', { list: [{ u32: 2 }] }],
    ]);
    expect(byRole(ledger)).toMatchObject({ routed: 480, router: 32 });
    expect(active(ledger, 'both-tables')).toEqual(exact(152 + 32 + 240));
  });

  test('an unknown name is other, and counted', async () => {
    const ledger = await read(small(['blk.0.wormhole.weight', 'F32', [3]]));
    expect(byRole(ledger).other).toBe(3);
    expect(unique(ledger)).toBe(155);
  });

  const routed = small(['blk.0.ffn_up_exps.weight', 'F32', [8, 5, 4]]);
  test.each([
    ['another number of experts', [['llama.expert_count', { u32: 8 }]], 'routing-disagrees'],
    ['more chosen than there are', [['llama.expert_used_count', { u32: 5 }]], 'routing-disagrees'],
    ['a number that is a text', [['llama.expert_count', { text: '4' }]], 'gguf-metadata-type'],
    ['a fraction', [['llama.expert_used_count', { f32: 1.5 }]], 'gguf-metadata-type'],
    [
      'numbers that differ by layer',
      [['llama.expert_used_count', { list: [{ u32: 1 }, { u32: 2 }] }]],
      'gguf-metadata-type',
    ],
    [
      'an architecture that is a number',
      [['general.architecture', { u32: 1 }]],
      'gguf-metadata-type',
    ],
  ] as const)('%s in the metadata is refused', async (_, keys, code) => {
    const named = keys.some(([key]) => key === 'general.architecture');
    const metadata = [
      ...(named ? [] : [['general.architecture', { text: 'llama' }] as const]),
      ...keys,
    ];
    await expect(read(routed, metadata)).rejects.toMatchObject({ code });
  });

  test('without its number of chosen experts a file has no active figure, and says why', async () => {
    expect(active(await read(routed), 'both-tables')).toMatchObject({
      kind: 'none',
      why: expect.stringContaining('the metadata') as string,
    });
  });
});
