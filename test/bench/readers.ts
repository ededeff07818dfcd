import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { gguf as peerGguf } from '@huggingface/gguf';
import { parseSafetensorsMetadata } from '@huggingface/hub';
import { readGguf } from '../../src/headers/gguf/file.ts';
import { readHub } from '../../src/headers/hub/read-hub.ts';
import { readSafetensors } from '../../src/headers/safetensors/file.ts';
import { nodeFileSource } from '../../src/headers/sources/node-file.ts';
import { gguf, type GgufListed, type GgufOptions } from '../support/files/gguf-bytes.ts';
import { safetensors, type Listed, type Written } from '../support/files/safetensors-bytes.ts';
import { standIn } from '../support/hub/stand-in.ts';
import { longestTask } from '../support/main-thread.ts';
import { median } from '#site/median.ts';
import { BUDGETS } from './budgets.ts';
import { memoryTaken, type Format, type MemoryTaken } from './memory.ts';
import { writeSparse } from '../support/files/sparse.ts';

/** What one reading cost, and what the peer's own reader cost for the same bytes in the same run. */
export interface ReaderTimes {
  readonly what: string;
  readonly ours: Cost;
  /** What it may take, in ms. */
  readonly budget: number;
  readonly peer: (Cost & { readonly name: string }) | null;
  /** Requests over the network, where it was one: ours and the peer's. */
  readonly requests: readonly [ours: number, theirs: number] | null;
  /** Bytes of the header and what reading it takes, where it is one file. */
  readonly memory: (MemoryTaken & { readonly header: number }) | null;
}

/** Medians, in ms. The processor's time says what a busy machine's clock doesn't. */
export interface Cost {
  readonly ms: number;
  readonly processor: number;
}

const REPEATS = 7;

/** Tensors of Llama 3 8B as GGUF, and a tokenizer of its size: 128k tokens, 280k merges. */
export function llamaLike(): Written {
  const layers = Array.from({ length: 32 }, (_, at) => at);
  const matrix = (name: string, ne: readonly number[]): GgufListed[] =>
    layers.map((layer) => [`blk.${layer}.${name}.weight`, 'Q4_K', ne]);
  const tensors: GgufListed[] = [
    ['token_embd.weight', 'Q4_K', [4096, 128_256]],
    ['output.weight', 'Q6_K', [4096, 128_256]],
    ['output_norm.weight', 'F32', [4096]],
    ...['attn_norm', 'ffn_norm'].flatMap((name) =>
      layers.map((layer): GgufListed => [`blk.${layer}.${name}.weight`, 'F32', [4096]]),
    ),
    ...['attn_q', 'attn_output'].flatMap((name) => matrix(name, [4096, 4096])),
    ...['attn_k', 'attn_v'].flatMap((name) => matrix(name, [4096, 1024])),
    ...['ffn_gate', 'ffn_up'].flatMap((name) => matrix(name, [4096, 14_336])),
    ...matrix('ffn_down', [14_336, 4096]),
  ];
  const words = (count: number, form: (at: number) => string) => ({
    list: Array.from({ length: count }, (_, at) => ({ text: form(at) })),
  });
  const metadata: GgufOptions['metadata'] = [
    ['general.architecture', { text: 'llama' }],
    ['llama.block_count', { u32: 32 }],
    ['tokenizer.ggml.tokens', words(128_256, (at) => `token${at}`)],
    ['tokenizer.ggml.token_type', { list: Array.from({ length: 128_256 }, () => ({ i32: 1 })) }],
    ['tokenizer.ggml.merges', words(280_147, (at) => `mer${at % 997} ge${at % 1013}`)],
  ];
  return gguf(tensors, { metadata });
}

/** What that header costs in a browser, in ms. */
export interface BrowserTimes {
  /** Median from the choice of the file on /count/ to its ticket, the worker’s start left out. */
  readonly ms: number;
  /** The longest that the page was busy at once, in its thread's own time. */
  readonly task: number;
}

export async function timeInBrowser(page: Page): Promise<BrowserTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-bench-'));
  try {
    const path = onDisk(folder, 'llama.gguf', llamaLike());
    await page.goto('/count/');
    await page.waitForSelector('wb-count[data-ready]');
    const times: number[] = [];
    const read = async (): Promise<void> => {
      await page.evaluate(watchTicket);
      await page.getByLabel('Choose files').setInputFiles(path);
      times.push(
        Number(await page.evaluate(() => Reflect.get(window, 'taken') as Promise<number>)),
      );
      await page.getByRole('button', { name: 'Start over' }).click();
    };
    // Tracing would slow the readings that are timed.
    const task = await longestTask(page, read);
    for (let round = 0; round < REPEATS; round++) await read();
    return { ms: median(times.slice(1)), task };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs in the page: the time from the next change of a field to the result being shown. */
function watchTicket(): void {
  const taken = new Promise<number>((done) => {
    document.addEventListener(
      'change',
      () => {
        const started = performance.now();
        const result = document.querySelector('[data-part="result"]');
        const seen = new MutationObserver(() => {
          if (result?.hasAttribute('hidden')) return;
          seen.disconnect();
          done(performance.now() - started);
        });
        if (result) seen.observe(result, { attributes: true });
      },
      { once: true, capture: true },
    );
  });
  Object.assign(window, { taken });
}

/** Times the readers, each beside the peer's own where there is one. */
export async function timeReaders(): Promise<readonly ReaderTimes[]> {
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-bench-'));
  try {
    return [await llamaHeader(folder), await shards(), ...(await manyTensors(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function llamaHeader(folder: string): Promise<ReaderTimes> {
  const written = llamaLike();
  const path = onDisk(folder, 'llama.gguf', written);
  const [ours, peer] = await timed(
    () => readGguf(nodeFileSource(path, 'llama.gguf')),
    () => peerGguf(path, { allowLocalFile: true }),
  );
  return {
    what: 'a GGUF header of 291 tensors with its tokenizer',
    ours,
    budget: peer.ms * BUDGETS.headerShare,
    peer: { name: '@huggingface/gguf', ...peer },
    requests: null,
    memory: { header: written.bytes.length, ...memoryTaken('gguf', path) },
  };
}

async function shards(): Promise<ReaderTimes> {
  const names = Array.from(
    { length: 163 },
    (_, at) => `model-${String(at + 1).padStart(5, '0')}-of-00163.safetensors`,
  );
  const listed = (shard: number): Listed[] =>
    Array.from({ length: 564 }, (_, at) => [
      `model.layers.${shard}.mlp.experts.${at}.up_proj.weight`,
      'BF16',
      [8, 8],
    ]);
  const weights = names.map((name, shard) => [name, safetensors(listed(shard))] as const);
  const weight_map = Object.fromEntries(
    names.flatMap((name, shard) => listed(shard).map(([tensor]) => [tensor, name])),
  );
  const files = { ...Object.fromEntries(weights), 'model.safetensors.index.json': { weight_map } };
  const hub = await standIn({ 'org/sharded': { files } });
  try {
    const requests = async (read: () => Promise<unknown>): Promise<number> => {
      hub.requests.length = 0;
      await read();
      return hub.requests.length;
    };
    const ours = () => readHub('org/sharded', { host: hub.url });
    const theirs = () =>
      parseSafetensorsMetadata({
        repo: 'org/sharded',
        hubUrl: hub.url,
        computeParametersCount: true,
      });
    const counted = [await requests(ours), await requests(theirs)] as const;
    const [our, peer] = await timed(ours, theirs);
    return {
      what: '163 shards of 564 tensors over HTTP',
      ours: our,
      budget: peer.ms,
      peer: { name: '@huggingface/hub', ...peer },
      requests: counted,
      memory: null,
    };
  } finally {
    await hub.close();
  }
}

async function manyTensors(folder: string): Promise<ReaderTimes[]> {
  const name = (at: number): string => `model.layers.${at % 100}.mlp.experts.${at}.up_proj.weight`;
  const listed = Array.from({ length: 100_000 }, (_, at): Listed => [name(at), 'BF16', [4, 2]]);
  const short = Array.from({ length: 500_000 }, (_, at): GgufListed => [
    `blk.${at}.ffn_up.weight`,
    'F32',
    [8],
  ]);
  const alone = async (
    what: string,
    budget: number,
    written: Written,
    format: Format,
  ): Promise<ReaderTimes> => {
    const path = onDisk(folder, what, written);
    const read = format === 'gguf' ? readGguf : readSafetensors;
    const [ours] = await timed(() => read(nodeFileSource(path, what)));
    const memory = { header: written.bytes.length, ...memoryTaken(format, path) };
    return { what, ours, budget, peer: null, requests: null, memory };
  };
  return [
    await alone(
      '100,000 tensors of safetensors',
      BUDGETS.safetensors,
      safetensors(listed),
      'safetensors',
    ),
    await alone('500,000 tensors of GGUF', BUDGETS.gguf, gguf(short), 'gguf'),
  ];
}

/** A file as long as its header says; what no reader asks for is a hole. */
function onDisk(folder: string, name: string, written: Written): string {
  const path = join(folder, name);
  writeSparse(path, written);
  return path;
}

/** Medians of several pieces of work, turn by turn, so that a busy minute slows each of them. */
async function timed<Work extends readonly (() => Promise<unknown>)[]>(
  ...works: Work
): Promise<{ [At in keyof Work]: Cost }> {
  const rounds = works.map((): Cost[] => []);
  for (let round = 0; round < REPEATS; round++) {
    for (const [at, work] of works.entries()) {
      const [started, used] = [performance.now(), process.cpuUsage()];
      await work();
      const ms = performance.now() - started;
      const { user, system } = process.cpuUsage(used);
      rounds[at]?.push({ ms, processor: (user + system) / 1000 });
    }
  }
  return rounds.map((costs) => ({
    ms: median(costs.map(({ ms }) => ms)),
    processor: median(costs.map(({ processor }) => processor)),
  })) as { [At in keyof Work]: Cost };
}
