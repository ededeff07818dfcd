import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const CONFIG = {
  architectures: ['Qwen3ForCausalLM'],
  model_type: 'qwen3',
  vocab_size: 1000,
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 16,
  intermediate_size: 96,
  tie_word_embeddings: true,
  rope_theta: 1000000,
  torch_dtype: 'bfloat16',
};
const SHA = '0123456789abcdef0123456789abcdef01234567';

let folder = '';
let hub: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weighbridge-'));
  cpSync('content', join(folder, 'content'), { recursive: true });
  writeFileSync(join(folder, 'config.json'), JSON.stringify(CONFIG));
  hub = createServer((request, response) => {
    const answers: Record<string, unknown> = {
      '/api/models/some/model-1': { id: 'Some/Model-1', sha: SHA },
      [`/Some/Model-1/resolve/${SHA}/config.json`]: CONFIG,
    };
    const answer = answers[request.url ?? ''];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((listening) => hub.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  hub.close();
  rmSync(folder, { recursive: true });
});

const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  WEIGHBRIDGE_CONTENT: join(folder, 'content'),
  HF_ENDPOINT: `http://127.0.0.1:${(hub.address() as AddressInfo).port}`,
});
/** In a process of its own, while this one goes on serving. */
const draft = (...args: string[]): Promise<{ status: number | null; said: string }> =>
  new Promise((ended) => {
    const child = spawn('node_modules/.bin/node', ['src/new.ts', 'model', ...args], { env: env() });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text));
    child.stderr.on('data', (text: Buffer) => (said += text));
    child.on('close', (status) => ended({ status, said }));
  });
const drafted = (id: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, `content/models/${id}.json`), 'utf8')) as Record<
    string,
    unknown
  >;

test('a config on disk becomes a record without a count, and what only a person can say is asked', async () => {
  const { status, said } = await draft(join(folder, 'config.json'), 'Some/Model-2');
  expect(status).toBe(0);
  expect(said).toContain('file.tiedHead: stored or absent');
  const record = drafted('some/model-2');
  const { architectures, rope_theta, torch_dtype, ...sizes } = CONFIG;
  expect(record).toMatchObject({ repository: 'Some/Model-2', revision: null, config: sizes });
  expect(Object.keys(record['config'] as object).sort()).toEqual(Object.keys(sizes).sort());
  expect(record['file']).toMatchObject({ tiedHead: '', scales: null });
});

test('an unfinished record is refused by the catalogue', () => {
  const { status, stderr } = spawnSync(
    'node_modules/.bin/node',
    ['src/cli.ts', 'openai-community/gpt2'],
    { env: env(), encoding: 'utf8' },
  );
  expect(status).toBe(2);
  expect(stderr).toContain('models/some/model-2.json');
});

test('a repository is read at its newest commit, under its own spelling', async () => {
  expect((await draft('some/model-1')).status).toBe(0);
  expect(drafted('some/model-1')).toMatchObject({ repository: 'Some/Model-1', revision: SHA });
});

test('a record that is there, a name that isn’t, and a config nobody reads are refused', async () => {
  const again = await draft('some/model-1');
  expect([again.status, again.said]).toEqual([2, expect.stringContaining('has a record already')]);
  const nobody = await draft('no/body');
  expect([nobody.status, nobody.said]).toEqual([2, expect.stringContaining('404')]);
  writeFileSync(join(folder, 'other.json'), JSON.stringify({ model_type: 'unheard_of' }));
  const other = await draft(join(folder, 'other.json'), 'Un/Heard');
  expect([other.status, other.said]).toEqual([2, expect.stringContaining('unheard_of')]);
  expect(existsSync(join(folder, 'content/models/un/heard.json'))).toBe(false);
});
