import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { byRole, stored, unique, weigh, type Ledger, type State } from '#engine';
import { readModel, type Reading } from '../../src/headers/read-model.ts';
import { memorySource } from '../../src/headers/sources/memory.ts';
import {
  bitnet2B4T,
  deepseekV3,
  glm47Flash,
  gpt2,
  gptOss,
  pythia410m,
  qwen3,
} from '../support/files/released.ts';
import { safetensors, type Listed } from '../support/files/safetensors-bytes.ts';
import { sparseSource } from '../support/files/sparse.ts';

/** What others published or summed of these files, in test/headers/facts/released.json with its sources. */
interface Fact {
  readonly model: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly source: string;
}

const facts = JSON.parse(
  readFileSync(new URL('./facts/released.json', import.meta.url), 'utf8'),
) as readonly Fact[];

const FILES: Readonly<Record<string, readonly [tensors: () => Listed[], config: unknown]>> = {
  'deepseek-ai/DeepSeek-V3': [deepseekV3, { model_type: 'x', tie_word_embeddings: false, num_experts_per_tok: 8, quantization_config: { quant_method: 'fp8' } }],
  'openai/gpt-oss-120b': [() => gptOss(36, 128), { model_type: 'x', tie_word_embeddings: false, num_experts_per_tok: 4, quantization_config: { quant_method: 'mxfp4' } }],
  'openai/gpt-oss-20b': [() => gptOss(24, 32), { model_type: 'x', tie_word_embeddings: false, num_experts_per_tok: 4, quantization_config: { quant_method: 'mxfp4' } }],
  'Qwen/Qwen3-0.6B': [() => qwen3({ layers: 28, hidden: 1024, heads: 16, kvHeads: 8, width: 3072 }), { tie_word_embeddings: true }],
  'Qwen/Qwen3-4B-FP8': [() => qwen3({ layers: 36, hidden: 2560, heads: 32, kvHeads: 8, width: 9728, float8: true }), { tie_word_embeddings: true, quantization_config: { quant_method: 'fp8' } }],
  'Qwen/Qwen3-30B-A3B-FP8': [() => qwen3({ layers: 48, hidden: 2048, heads: 32, kvHeads: 4, width: 768, experts: 128, float8: true }), { tie_word_embeddings: false, num_experts_per_tok: 8, quantization_config: { quant_method: 'fp8' } }],
  'zai-org/GLM-4.7-Flash': [glm47Flash, { tie_word_embeddings: false, num_experts_per_tok: 4 }],
  'microsoft/bitnet-b1.58-2B-4T': [bitnet2B4T, { tie_word_embeddings: true, quantization_config: { quant_method: 'bitnet' } }],
  'openai-community/gpt2': [gpt2, { model_type: 'gpt2', vocab_size: 50257, n_embd: 768, n_layer: 12, n_head: 12, n_positions: 1024 }],
  'EleutherAI/pythia-410m': [pythia410m, null],
}; // prettier-ignore

async function read(model: string): Promise<Reading> {
  const entry = FILES[model];
  if (!entry) throw new Error(`No file of ${model}.`);
  const [tensors, config] = entry;
  const file = safetensors(tensors());
  const text = new TextEncoder().encode(JSON.stringify(config));
  return readModel({
    where: model,
    names: ['model.safetensors', ...(config ? ['config.json'] : [])],
    open: (name) => (name === 'config.json' ? memorySource(name, text) : sparseSource(name, file)),
  });
}

function figure({ ledger, container }: Reading, what: string): number | null {
  switch (what) {
    case 'container':
      return container;
    case 'stored':
      return stored(ledger);
    case 'unique':
      return unique(ledger);
    case 'auxiliary':
      return inState(ledger, 'auxiliary');
    case 'buffers':
      return inState(ledger, 'buffer');
    case 'hub':
      return (stored(ledger) ?? 0) + inState(ledger, 'auxiliary') + inState(ledger, 'buffer');
    case 'without MTP':
      return unique(ledger) - byRole(ledger).mtp;
    default:
      throw new Error(`No figure ${what}.`);
  }
}

function inState({ rows }: Ledger, state: State): number {
  return weigh(rows.filter((row) => row.state === state));
}

describe.each(facts)('$model', ({ model, figures, source }) => {
  test(`gives the figures of ${source}`, async () => {
    const reading = await read(model);
    const found = Object.keys(figures).map((what) => [what, figure(reading, what)]);
    expect(Object.fromEntries(found)).toEqual(figures);
    expect(byRole(reading.ledger).other).toBe(0);
  });
});
