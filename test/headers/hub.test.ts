import { parseSafetensorsMetadata } from '@huggingface/hub';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stored } from '#engine';
import { parseHubAddress } from '../../src/headers/hub/address.ts';
import { readHub } from '../../src/headers/hub/read-hub.ts';
import type { Progress } from '../../src/headers/read-model.ts';
import { gguf } from '../support/files/gguf-bytes.ts';
import { qwen3 } from '../support/files/released.ts';
import { int64, safetensors, type Listed } from '../support/files/safetensors-bytes.ts';
import { COMMIT, standIn, type StandIn, type StandInRepository } from '../support/hub/stand-in.ts';

const TENSORS: readonly Listed[] = [
  ['model.embed_tokens.weight', 'BF16', [10, 4]],
  ['model.norm.weight', 'BF16', [4]],
];
const WEIGHTS = { 'model.safetensors': safetensors(TENSORS) };
const SHARDS = Array.from({ length: 9 }, (_, at) => `model-0000${at + 1}-of-00009.safetensors`);
const shard = (at: number): Listed[] => [
  [`model.layers.${at}.self_attn.q_proj.weight`, 'BF16', [4, 4]],
];
/** A header longer than what is asked for at first. */
const LONG: readonly Listed[] = Array.from({ length: 3000 }, (_, at) => [
  `model.layers.${at}.mlp.up_proj.weight`,
  'F32',
  [2],
]);

const refuses = (status: number, headers: Record<string, string> = {}): StandInRepository => ({
  refuses: { status, headers },
});

let hub: StandIn;
let store: StandIn;
beforeAll(async () => {
  store = await standIn({ 'org/elsewhere': { files: WEIGHTS } });
  hub = await standIn({
    'org/model': {
      files: {
        ...WEIGHTS,
        'config.json': { model_type: 'test', tie_word_embeddings: true },
        'README.md': {},
      },
    },
    'org/sharded': {
      files: {
        ...Object.fromEntries(SHARDS.map((name, at) => [name, safetensors(shard(at))])),
        'model.safetensors.index.json': {
          weight_map: Object.fromEntries(SHARDS.map((name, at) => [shard(at)[0]?.[0], name])),
        },
      },
    },
    'org/long': { files: { 'model.safetensors': safetensors(LONG) } },
    'org/quants': {
      files: {
        'a-Q8_0.gguf': gguf([['token_embd.weight', 'Q8_0', [32, 4]]]),
        'a-F16.gguf': gguf([['token_embd.weight', 'F16', [32, 4]]]),
        'UD/a-Q4_0.gguf': gguf([['token_embd.weight', 'Q4_0', [32, 8]]]),
      },
    },
    'org/packed': {
      files: {
        'model.safetensors': safetensors(
          [
            ['model.layers.0.self_attn.q_proj.weight_shape', 'I64', [2]],
            ['model.layers.0.self_attn.q_proj.weight_packed', 'I32', [8, 3]],
          ],
          { data: { 'model.layers.0.self_attn.q_proj.weight_shape': int64(8, 21) } },
        ),
        'config.json': {
          quantization_config: {
            quant_method: 'compressed-tensors',
            config_groups: { a: { weights: { num_bits: 4 } } },
          },
        },
      },
    },
    'org/elsewhere': { files: WEIGHTS, storedAt: store.url, token: 'secret' },
    'org/gated': { files: WEIGHTS, token: 'secret' },
    'org/old-name': { renamedTo: 'org/model' },
    'org/cased': { renamedTo: 'Org/Cased' },
    'Org/Cased': { files: WEIGHTS },
    'org/busy': refuses(429, { 'retry-after': '30' }),
    'org/busy-until': refuses(429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }),
    'org/broken': refuses(503),
    'org/forbidden': refuses(403),
    'org/odd': { info: { hello: 'world' } },
    'org/odd-file': { info: { id: 'org/odd-file', sha: COMMIT, siblings: [{}] } },
    'org/whole': { files: WEIGHTS, ignoresRange: true },
    'org/changing': { files: { 'model.safetensors': safetensors(LONG) }, changesAfter: 1 },
    'org/cut': { files: WEIGHTS, breaksOff: true },
    'org/slow': { hangs: true },
    'org/pickled': { files: { 'pytorch_model.bin': {} } },
  });
});
afterAll(async () => {
  await hub.close();
  await store.close();
});

const read = (address: string, options: Parameters<typeof readHub>[1] = {}) =>
  readHub(address, { host: hub.url, ...options });

describe('an address', () => {
  test.each([
    ['org/name', 'org/name', null, null],
    ['org/name@v1.0', 'org/name', 'v1.0', null],
    ['org/name@refs/pr/3', 'org/name', 'refs/pr/3', null],
    ['org/name:Q4/a.gguf', 'org/name', null, 'Q4/a.gguf'],
    ['org/name@main:a.gguf', 'org/name', 'main', 'a.gguf'],
    ['https://hub.example/org/name', 'org/name', null, null],
    ['https://hub.example/org/name/tree/main', 'org/name', 'main', null],
    ['https://hub.example/org/name/blob/abc/a.gguf?x=1', 'org/name', 'abc', 'a.gguf'],
  ])('%s', (text, repository, revision, file) => {
    expect(parseHubAddress(text)).toEqual({ repository, revision, file });
  });

  test.each(['name', 'a/b/c', '../..', 'org/name@', 'https://hub.example/'])(
    '%s is none',
    (text) => {
      expect(() => parseHubAddress(text)).toThrow(
        expect.objectContaining({ code: 'hub-address' }) as Error,
      );
    },
  );
});

describe('a repository', () => {
  test('is weighed at a commit, by three requests', async () => {
    hub.requests.length = 0;
    const reading = await read('org/model');
    expect(reading).toMatchObject({ repository: 'org/model', commit: COMMIT, container: 44 });
    expect(reading.ledger.modelType).toBe('test');
    expect(hub.requests.map(({ path }) => path)).toEqual([
      '/api/models/org/model/revision/main',
      `/org/model/resolve/${COMMIT}/config.json`,
      `/org/model/resolve/${COMMIT}/model.safetensors`,
    ]);
  });

  test('in another spelling of its case is the same', async () => {
    expect((await read('org/cased')).repository).toBe('Org/Cased');
  });

  test('of shards is asked once for each, and says how far it is', async () => {
    hub.requests.length = 0;
    const seen: Progress[] = [];
    const reading = await read('org/sharded', { progress: (each) => seen.push(each) });
    expect(stored(reading.ledger)).toBe(9 * 16);
    expect(hub.requests).toHaveLength(2 + 9);
    expect(seen.at(-1)).toEqual({ done: 9, of: 9 });
  });

  test('with a long header is asked for the rest, once', async () => {
    hub.requests.length = 0;
    expect(stored((await read('org/long')).ledger)).toBe(6000);
    const ranges = hub.requests.flatMap(({ range }) => range ?? []);
    expect(ranges).toHaveLength(2);
    expect(ranges[1]).toMatch(/^bytes=131072-/);
  });

  test('with several models gives the one that is named, in a folder too', async () => {
    await expect(read('org/quants')).rejects.toMatchObject({ code: 'files-ambiguous' });
    expect((await read('org/quants:a-F16.gguf')).container).toBe(128);
    expect((await read('org/quants:UD/a-Q4_0.gguf')).container).toBe(256);
  });

  test('with packed weights is asked for the few bytes that tell their shape', async () => {
    const { ledger, container } = await read('org/packed');
    expect([stored(ledger), container]).toEqual([168, 26]);
  });
});

describe('a token', () => {
  test('opens a gated repository', async () => {
    await expect(read('org/gated')).rejects.toMatchObject({ code: 'hub-gated' });
    await expect(read('org/gated', { token: 'wrong' })).rejects.toMatchObject({
      code: 'hub-gated',
      rule: expect.stringContaining('The token given') as string,
    });
    expect((await read('org/gated', { token: 'secret' })).container).toBe(44);
  });

  test('goes to the Hub’s host only, not to where it stores its files', async () => {
    store.requests.length = 0;
    expect((await read('org/elsewhere', { token: 'secret' })).container).toBe(44);
    expect(store.requests).toHaveLength(1);
    expect(store.requests[0]?.authorization).toBeUndefined();
  });
});

describe('each failure has a sentence and a remedy of its own', () => {
  const CASES: readonly [address: string, code: string, words: string][] = [
    ['org/nothing', 'hub-missing', 'no such repository'],
    ['org/model@v9', 'hub-missing', 'no such revision'],
    ['org/forbidden', 'hub-gated', 'gated'],
    ['org/old-name', 'hub-renamed', 'org/model'],
    ['org/busy', 'hub-rate-limited', '30 seconds'],
    ['org/busy-until', 'hub-rate-limited', 'until Wed, 21 Oct 2026'],
    ['org/broken', 'hub-failed', 'a fault of its own'],
    ['org/odd', 'hub-answer', 'another interface'],
    ['org/odd-file', 'hub-answer', 'names each file'],
    ['org/whole', 'range-ignored', 'whole file'],
    ['org/changing', 'changed-while-read', 'another one'],
    ['org/cut', 'short-answer', 'broke off'],
    ['org/pickled', 'no-weights', 'convert them'],
    ['org/model:b.safetensors', 'no-weights', 'spelling'],
  ];

  test.each(CASES)('%s: %s', async (address, code, words) => {
    const error = (await read(address).catch((caught: unknown) => caught)) as Error & {
      code: string;
    };
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  test('no answer at all', async () => {
    await expect(readHub('org/model', { host: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      code: 'no-answer',
      rule: expect.stringContaining('CORS') as string,
    });
  });

  test('stopped by the reader', async () => {
    const stop = new AbortController();
    const reading = read('org/slow', { signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});

/** Where the Hub's own reader gives another figure, and why. */
describe('beside the Hub’s own reader', () => {
  const LAYER = 'model.layers.0.self_attn.q_proj';
  const gptq3 = safetensors([
    [`${LAYER}.qweight`, 'I32', [12, 64]],
    [`${LAYER}.qzeros`, 'I32', [1, 6]],
    [`${LAYER}.scales`, 'F16', [1, 64]],
  ]);
  const scalar = safetensors([...TENSORS, ['model.logit_scale', 'F32', []]]);
  const nvfp4 = safetensors([
    [`${LAYER}.weight`, 'U8', [64, 64]],
    [`${LAYER}.weight_scale`, 'F8_E4M3', [64, 8]],
    [`${LAYER}.weight_scale_2`, 'F32', []],
  ]);
  const bitnet = safetensors([
    [`${LAYER}.weight`, 'U8', [16, 128]],
    [`${LAYER}.weight_scale`, 'BF16', [1]],
  ]);
  const lying = safetensors(TENSORS, { metadata: { total_parameters: '7' } });
  const CASES: readonly [
    what: string,
    files: Record<string, unknown>,
    ours: number,
    theirs: number,
  ][] = [
    ['a plain model: none', WEIGHTS, 44, 44],
    [
      'float8 with scales and a config: none',
      fp8(true),
      596_049_920 + 155_582_464,
      596_049_920 + 155_582_464,
    ],
    [
      'GPTQ in 3 bits: it takes ten values a word',
      {
        'model.safetensors': gptq3,
        'config.json': { quantization_config: { quant_method: 'gptq', bits: 3 } },
      },
      8192,
      7680,
    ],
    ['one value: it leaves scalars out', { 'model.safetensors': scalar }, 45, 44],
    [
      'NVFP4: it counts bytes',
      {
        'model.safetensors': nvfp4,
        'config.json': { quantization_config: { quant_method: 'modelopt', quant_algo: 'NVFP4' } },
      },
      8192,
      4096,
    ],
    [
      'BitNet: it counts bytes',
      {
        'model.safetensors': bitnet,
        'config.json': { quantization_config: { quant_method: 'bitnet' } },
      },
      8192,
      2048,
    ],
    ['a total that lies: it takes it', { 'model.safetensors': lying }, 44, 7],
  ];

  test.each(CASES)('%s', async (_, files, ours, theirs) => {
    const local = await standIn({ 'org/case': { files } });
    try {
      const reading = await readHub('org/case', { host: local.url });
      const peer = await parseSafetensorsMetadata({
        repo: 'org/case',
        hubUrl: local.url,
        computeParametersCount: true,
      });
      expect(stored(reading.ledger)).toBe(ours);
      expect(peer.parameterTotal ?? sum(peer.parameterCount)).toBe(theirs);
    } finally {
      await local.close();
    }
  });

  function sum(counts: Partial<Record<string, number>> | undefined): number {
    return Object.values(counts ?? {}).reduce<number>((all, count) => all + (count ?? 0), 0);
  }

  /** Qwen3-0.6B in 8-bit floats: beside its config the two agree. */
  function fp8(withConfig: boolean): Record<string, unknown> {
    const tensors = qwen3({
      layers: 28,
      hidden: 1024,
      heads: 16,
      kvHeads: 8,
      width: 3072,
      float8: true,
    });
    const config = { tie_word_embeddings: true, quantization_config: { quant_method: 'fp8' } };
    return {
      'model.safetensors': safetensors(tensors),
      ...(withConfig ? { 'config.json': config } : {}),
    };
  }
});
