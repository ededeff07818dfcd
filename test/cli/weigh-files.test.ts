import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gguf } from '../support/files/gguf-bytes.ts';
import { deepseekV3, glm47Flash, gptOss, qwen3 } from '../support/files/released.ts';
import { DEEPSEEK_METADATA, DEEPSEEK_V3, deepseekGguf } from '../support/files/released-gguf.ts';
import { safetensors, type Listed, type Written } from '../support/files/safetensors-bytes.ts';
import { writeSparse } from '../support/files/sparse.ts';
import { COMMIT, standIn } from '../support/hub/stand-in.ts';

const root = resolve(import.meta.dirname, '../..');

interface Ran {
  readonly status: number | null;
  readonly reports: readonly Record<string, unknown>[];
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as a caller runs it, without blocking a server of this process. */
function count(
  args: readonly string[],
  from: string,
  env: Record<string, string> = {},
): Promise<Ran> {
  const child = spawn('node', ['src/cli.ts', ...args], {
    cwd: root,
    env: { ...process.env, HF_TOKEN: '', INIT_CWD: from, ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (piece) => (stdout += String(piece)));
  child.stderr.on('data', (piece) => (stderr += String(piece)));
  return new Promise((ran) =>
    child.on('close', (status) => {
      const reports = args.includes('--json')
        ? stdout
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Record<string, unknown>)
        : [];
      ran({ status, reports, stdout, stderr });
    }),
  );
}

/** A folder of weights, configs and nothing else. */
function folder(files: Readonly<Record<string, Written | object>>): string {
  const path = mkdtempSync(join(tmpdir(), 'weighbridge-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    if ('bytes' in content) writeSparse(join(path, name), content);
    else writeFileSync(join(path, name), JSON.stringify(content));
  }
  return path;
}

/** A model in so many numbered files with their index, as a release has it. */
function sharded(tensors: readonly Listed[], shards: number): Record<string, Written | object> {
  const names = Array.from(
    { length: shards },
    (_, at) =>
      `model-${String(at + 1).padStart(5, '0')}-of-${String(shards).padStart(5, '0')}.safetensors`,
  );
  const size = Math.ceil(tensors.length / shards);
  const parts = names.map((name, at) => [name, tensors.slice(at * size, (at + 1) * size)] as const);
  const weight_map = Object.fromEntries(
    parts.flatMap(([name, part]) => part.map(([tensor]) => [tensor, name])),
  );
  return {
    ...Object.fromEntries(parts.map(([name, part]) => [name, safetensors(part)])),
    'model.safetensors.index.json': { weight_map },
  };
}

describe('a folder', () => {
  test('DeepSeek-V3: the Hub’s figure is what is stored and its scales', async () => {
    const path = folder({
      ...sharded(deepseekV3(), 3),
      'config.json': {
        model_type: 'deepseek_v3',
        num_experts_per_tok: 8,
        tie_word_embeddings: false,
        quantization_config: { quant_method: 'fp8' },
      },
    });
    const { status, reports } = await count([path, '--json'], root);
    expect(status).toBe(0);
    expect(reports[0]).toMatchObject({
      schema: 'weighbridge.count/1',
      source: { kind: 'safetensors', format: 'safetensors', files: 3 },
      stored: 684_489_845_504,
      unique: 682_636_487_424,
      states: { auxiliary: 41_540_496, buffers: 0, duplicates: 2 * 926_679_040 },
      container: 684_531_386_000,
      moe: { experts: 256, topK: 8, layers: 58 },
      conventions: {
        'hub-shown': { total: 684_531_386_000 },
        'both-tables': { total: 671_026_419_200, active: 37_552_297_472 },
        'gguf-sum': { total: null },
      },
    });
  });

  test('gpt-oss-120b: stored elements, with scales, and parameters', async () => {
    const path = folder({
      'model.safetensors': safetensors(gptOss(36, 128)),
      'config.json': {
        model_type: 'gpt_oss',
        num_experts_per_tok: 4,
        tie_word_embeddings: false,
        quantization_config: { quant_method: 'mxfp4' },
      },
    });
    const { reports } = await count(['.', '--json'], path);
    expect(reports[0]).toMatchObject({
      stored: 116_829_156_672,
      container: 63_081_444_672,
      states: { auxiliary: 3_583_180_800 },
      conventions: {
        'hub-shown': { total: 120_412_337_472 },
        'head-only-active': { active: 5_132_849_472 },
      },
    });
  });

  test('Qwen3-0.6B and GLM-4.7-Flash: a table stored twice, and a draft block', async () => {
    const qwen = folder({
      'model.safetensors': safetensors(
        qwen3({ layers: 28, hidden: 1024, heads: 16, kvHeads: 8, width: 3072 }),
      ),
      'config.json': { model_type: 'qwen3', tie_word_embeddings: true },
    });
    const glm = folder({
      'model.safetensors': safetensors(glm47Flash()),
      'config.json': { tie_word_embeddings: false, num_experts_per_tok: 4 },
    });
    const { reports } = await count([qwen, glm, '--json'], root);
    expect(reports[0]).toMatchObject({ stored: 751_632_384, unique: 596_049_920 });
    expect(reports[1]).toMatchObject({
      stored: 31_221_488_576,
      conventions: { 'all-but-mtp': { total: 29_943_393_920 } },
    });
  });

  test('of GGUF is weighed with what its header says of routing', async () => {
    const path = folder({
      'model.gguf': gguf(deepseekGguf(DEEPSEEK_V3), { metadata: DEEPSEEK_METADATA }),
    });
    const { reports } = await count([path, '--json'], root);
    expect(reports[0]).toMatchObject({
      source: { kind: 'gguf' },
      model_type: 'deepseek2',
      unique: 671_026_419_200,
      conventions: {
        'gguf-sum': { total: 671_026_419_200 },
        'both-tables': { active: 37_552_297_472 },
      },
    });
  });

  test('with nothing but a config is weighed by it', async () => {
    const config = {
      model_type: 'llama',
      vocab_size: 1000,
      hidden_size: 64,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      intermediate_size: 96,
      tie_word_embeddings: false,
    };
    const { reports } = await count([folder({ 'config.json': config }), '--json'], root);
    expect(reports[0]).toMatchObject({
      source: { kind: 'config' },
      stored: 189_760,
      container: null,
      states: { auxiliary: null, duplicates: 0 },
    });
  });
});

const SMALL: readonly Listed[] = [['model.embed_tokens.weight', 'BF16', [10, 4]], ['lm_head.weight', 'BF16', [10, 4]]]; // prettier-ignore

describe('a file', () => {
  test('is read without the config beside it, and says what it lacks', async () => {
    const path = folder({
      'model.safetensors': safetensors(SMALL),
      'config.json': { tie_word_embeddings: true },
    });
    const { reports } = await count(['model.safetensors', '.', '--json'], path);
    expect(reports[0]).toMatchObject({
      source: { kind: 'safetensors', name: 'model.safetensors' },
      unique: 80,
    });
    expect(String(reports[0]?.['assumptions'])).toContain('the file doesn’t say');
    expect(reports[1]).toMatchObject({ stored: 80, unique: 40 });
  });

  test('that is numbered is read with the others of its set, and not without them', async () => {
    const files = sharded(SMALL, 2);
    const whole = folder(files);
    const [first = '', second = ''] = Object.keys(files);
    expect((await count([second, '--json'], whole)).reports[0]).toMatchObject({ container: 80 });
    const half = folder({ [first]: files[first] as Written });
    expect((await count([first, '--json'], half)).reports[0]).toMatchObject({
      error: { code: 'shard-missing' },
    });
  });

  test('prints a ticket with what the file holds', async () => {
    const path = folder({ 'model.safetensors': safetensors(SMALL) });
    const { stdout } = await count(['model.safetensors'], path);
    expect(stdout).toContain('80 elements, 0.0 GB, 16.00 bits a parameter');
    expect(stdout).toContain('as-stored');
  });
});

describe('a repository', () => {
  test('is weighed at its commit on the host that HF_ENDPOINT names; the catalogue keeps its own names', async () => {
    const files = {
      'model.safetensors': safetensors(SMALL),
      'config.json': { tie_word_embeddings: false },
    };
    const hub = await standIn({ 'org/model': { files }, 'openai-community/gpt2': { files } });
    try {
      const { reports, stderr, status } = await count(
        ['org/model', 'openai-community/gpt2', 'openai-community/gpt2@main', 'org/none', '--json'],
        root,
        { HF_ENDPOINT: hub.url },
      );
      expect(reports[0]).toMatchObject({
        source: { kind: 'hub', name: 'org/model', repository: 'org/model', commit: COMMIT },
        stored: 80,
      });
      expect(reports[1]).toMatchObject({ source: { kind: 'model' }, stored: 124_439_808 });
      expect(reports[2]).toMatchObject({ source: { kind: 'hub' }, stored: 80 });
      expect(reports[3]).toMatchObject({
        schema: 'weighbridge.error/1',
        source: { kind: 'hub', name: 'org/none' },
        error: { code: 'hub-missing' },
      });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(status).toBe(2);
    } finally {
      await hub.close();
    }
  });
});

describe('two sources of one model', () => {
  test('are compared item by item', async () => {
    const path = folder({
      'model.safetensors': safetensors(
        qwen3({ layers: 28, hidden: 1024, heads: 16, kvHeads: 8, width: 3072 }),
      ),
      'config.json': { model_type: 'qwen3', tie_word_embeddings: true },
    });
    const { reports } = await count(['qwen/qwen3-0.6b', path, '--reconcile', '--json'], root);
    expect(reports[0]).toMatchObject({
      schema: 'weighbridge.reconcile/1',
      sources: [{ kind: 'model' }, { kind: 'safetensors' }],
      agreed: 751_632_384,
      differences: [],
    });
    const alone = await count(
      ['qwen/qwen3-0.6b', join(path, 'model.safetensors'), '--reconcile'],
      root,
    );
    expect(alone.stdout).toContain('stored twice, Output head');
    expect(alone.stdout).toContain('155,582,464');
    expect((await count([path, '--reconcile'], root)).status).toBe(2);
  });
});

describe('what can’t be read', () => {
  test.each([
    [
      'an index alone',
      { 'model.safetensors.index.json': { weight_map: { a: 'x.safetensors' } } },
      'model.safetensors.index.json',
      'index-only',
    ],
    ['pickled weights', { 'pytorch_model.bin': {}, 'config.json': {} }, '.', 'no-weights'],
    ['a file of another kind', { 'notes.txt': {} }, 'notes.txt', 'unknown-format'],
    ['a path with an ending that isn’t there', {}, 'models/none.gguf', 'no-such-source'],
    [
      'a header with a line break in a name',
      { 'a.safetensors': safetensors([['a\nb', 'U8', [3]]]) },
      'a.safetensors',
      'packing-unknown',
    ],
  ])('%s', async (_, files, name, code) => {
    const { status, reports, stderr } = await count(
      [name, '--json'],
      folder(files as Record<string, Written | object>),
    );
    expect(status).toBe(2);
    expect(reports[0]).toMatchObject({ schema: 'weighbridge.error/1', error: { code } });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
