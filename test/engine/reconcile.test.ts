import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ledgerOf, ROLES, type Ledger, type Row } from '#engine';
import { minus } from '#engine/checked.ts';
import { row } from '#engine/ledger.ts';
import { dim } from '#engine/dim.ts';
import { reconcile, type Cause, type Difference } from '#engine/reconcile.ts';
import { readModel } from '../../src/headers/read-model.ts';
import { memorySource } from '../../src/headers/sources/memory.ts';
import { model } from '../support/catalogue.ts';
import { gguf, type GgufListed } from '../support/files/gguf-bytes.ts';
import { deepseekV3, glm47Flash, gptOss, qwen3 } from '../support/files/released.ts';
import {
  bitnetGguf,
  DEEPSEEK_METADATA,
  DEEPSEEK_V3,
  deepseekGguf,
} from '../support/files/released-gguf.ts';
import { safetensors, type Listed } from '../support/files/safetensors-bytes.ts';
import { sparseSource } from '../support/files/sparse.ts';

async function file(tensors: readonly Listed[], config: unknown = null): Promise<Ledger> {
  const written = safetensors(tensors);
  const text = new TextEncoder().encode(JSON.stringify(config));
  const reading = await readModel({
    where: 'folder',
    names: ['model.safetensors', ...(config ? ['config.json'] : [])],
    open: (name) =>
      name === 'config.json' ? memorySource(name, text) : sparseSource(name, written),
  });
  return reading.ledger;
}

async function ggufFile(tensors: readonly GgufListed[]): Promise<Ledger> {
  const written = gguf(tensors, { metadata: DEEPSEEK_METADATA });
  const reading = await readModel({
    where: 'x',
    names: ['a.gguf'],
    open: () => sparseSource('a.gguf', written),
  });
  return reading.ledger;
}

/** Items as cause, role and amounts. */
function items(...ledgers: readonly Ledger[]): [Cause, string, readonly number[]][] {
  return reconcile(ledgers).differences.map(({ cause, role, amounts }) => [cause, role, amounts]);
}

const V3 = {
  model_type: 'deepseek_v3',
  quantization_config: { quant_method: 'fp8' },
  num_experts_per_tok: 8,
  tie_word_embeddings: false,
};

describe('released models, read from config, safetensors and GGUF', () => {
  test('DeepSeek-V3: scales, copies of both tables, and the draft block, exactly', async () => {
    const config = ledgerOf(model('deepseek-ai/deepseek-v3').config);
    const stored = await file(deepseekV3(), V3);
    const converted = await ggufFile(deepseekGguf(DEEPSEEK_V3));
    expect(items(config, stored, converted)).toEqual([
      ['scales', 'attention', [0, 41_540_496, 0]],
      ['MTP absent', 'mtp', [11_610_068_224, 11_610_068_224, 0]],
      ['stored twice', 'mtp', [0, 926_679_040, 0]],
      ['stored twice', 'mtp', [0, 926_679_040, 0]],
    ]);
    const { totals, agreed } = reconcile([config, stored, converted]);
    expect(agreed).toBe(671_026_419_200);
    expect(totals).toEqual([682_636_487_424, 684_531_386_000, 671_026_419_200]);
  });

  test('gpt-oss-120b: the file has scales, and the config has all the rest', async () => {
    const config = ledgerOf(model('openai/gpt-oss-120b').config);
    const stored = await file(gptOss(36, 128), {
      ...V3,
      quantization_config: { quant_method: 'mxfp4' },
    });
    expect(items(config, stored)).toEqual([['scales', 'routed', [0, 3_583_180_800]]]);
  });

  test('Qwen3-0.6B: the tied table, written out as a head', async () => {
    const tensors = qwen3({ layers: 28, hidden: 1024, heads: 16, kvHeads: 8, width: 3072 });
    const config = ledgerOf(model('qwen/qwen3-0.6b').config);
    expect(items(config, await file(tensors, { tie_word_embeddings: true }))).toEqual([
      ['stored twice', 'head', [0, 155_582_464]],
    ]);
    // Without its config the file can't say that it is a copy; beside the config it can be told.
    expect(items(config, await file(tensors))).toEqual([
      ['stored twice', 'head', [0, 155_582_464]],
    ]);
  });

  test('GLM-4.7-Flash: two copies in its draft block, and nothing else', async () => {
    const config = ledgerOf(model('zai-org/glm-4.7-flash').config);
    const stored = await file(glm47Flash(), { tie_word_embeddings: false, num_experts_per_tok: 4 });
    expect(items(config, stored)).toEqual([
      ['stored twice', 'mtp', [0, 317_194_240]],
      ['stored twice', 'mtp', [0, 317_194_240]],
    ]);
  });

  test('a GGUF with its key-value matrices a second time', async () => {
    const plain = await ggufFile(deepseekGguf(DEEPSEEK_V3));
    const split = await ggufFile(deepseekGguf({ ...DEEPSEEK_V3, split: true }));
    expect(items(plain, split)).toEqual([['rearranged', 'attention', [0, 1_023_410_176]]]);
  });

  test('BitNet: a GGUF that writes the tied table out', async () => {
    const once = await ggufFile(bitnetGguf().filter(([name]) => name !== 'output.weight'));
    expect(items(once, await ggufFile(bitnetGguf()))).toEqual([
      ['stored twice', 'head', [0, 328_335_360]],
    ]);
  });
});

const D = (...sizes: number[]) => sizes.map((size, at) => dim(`d${at}`, size));
const made = (rows: readonly Row[]): Ledger => ({
  modelType: 'test',
  reader: 'config',
  rows,
  moe: null,
  routing: { known: true },
  copies: { known: true },
  extras: { known: true },
  assumptions: [],
});
const matrix = (role: Row['role'], name: string, ...sizes: number[]): Row =>
  row({ role, kind: 'matrix', name, shape: D(...sizes) });

describe('causes', () => {
  test('fused matrices hold as much, and are said to be arranged otherwise', () => {
    const apart = made(['q', 'k', 'v'].map((name) => matrix('attention', name, 8, 16)));
    const fused = made([matrix('attention', 'qkv', 24, 16)]);
    expect(items(apart, fused)).toEqual([['fused', 'attention', [384, 384]]]);
    expect(reconcile([apart, fused]).differences[0]?.names).toEqual([['q', 'k', 'v'], ['qkv']]);
  });

  test('experts one by one and stacked, their number in another dimension', () => {
    const copies = [dim('layers', 3), dim('experts', 4)];
    const apart = made([
      row({ role: 'routed', kind: 'matrix', name: 'e.*.up', shape: D(5, 8), copies }),
    ]);
    const stacked = made([
      row({
        role: 'routed',
        kind: 'matrix',
        name: 'up',
        shape: [dim('experts', 4), ...D(5, 8)],
        copies: [dim('layers', 3)],
      }),
    ]);
    expect(reconcile([apart, stacked])).toMatchObject({ agreed: 480, differences: [] });
  });

  test('a vocabulary padded to a round number', () => {
    const table = (rows: number): Row =>
      row({ role: 'embedding', kind: 'table', name: 'e', shape: D(rows, 16) });
    expect(items(made([table(1000)]), made([table(1024)]))).toEqual([
      ['padded vocabulary', 'embedding', [16_000, 16_384]],
    ]);
  });

  test('biases that one side lacks', () => {
    const bias = row({ role: 'attention', kind: 'bias', name: 'b', shape: D(8) });
    const q = matrix('attention', 'q', 8, 8);
    expect(items(made([q, bias]), made([q]))).toEqual([['missing bias', 'attention', [8, 0]]]);
  });

  test('towers, buffers, and what nothing explains', () => {
    const tower = row({
      role: 'vision',
      inner: 'attention',
      kind: 'matrix',
      name: 'v',
      shape: D(4, 4),
    });
    const mask = row({ role: 'other', kind: 'vector', state: 'buffer', name: 'm', shape: D(9) });
    const odd = matrix('ffn', 'up', 3, 7);
    expect(items(made([tower, mask, odd]), made([matrix('ffn', 'up', 3, 8)]))).toEqual([
      ['unknown', 'ffn', [21, 24]],
      ['tower absent', 'vision', [16, 0]],
      ['buffer', 'other', [9, 0]],
    ]);
  });

  test('a matrix of one kind that is a vector of the same size elsewhere', () => {
    const conv = matrix('mixer', 'conv', 4, 1, 3);
    expect(items(made([conv]), made([row({ ...conv, kind: 'vector' })]))).toEqual([
      ['fused', 'mixer', [12, 12]],
    ]);
  });
});

const anyRow = fc
  .record({
    role: fc.constantFrom(...ROLES),
    kind: fc.constantFrom('matrix', 'bias', 'norm', 'table', 'vector' as const),
    state: fc.constantFrom(
      'unique',
      'stored-twice',
      'auxiliary',
      'buffer',
      'mtp-duplicate',
      'rearranged' as const,
    ),
    name: fc.constantFrom('a', 'b', 'c'),
    sizes: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
  })
  .map(({ sizes, ...parts }) => row({ ...parts, shape: D(...sizes) }));

/** How much more the first side has than another, item by item; the items sum to the totals' difference. */
function excess({ amounts }: Difference, side: number): number {
  const [first = 0, other = 0] = [amounts[0], amounts[side]];
  return first >= other ? minus(first, other) : -minus(other, first);
}

describe('for any ledgers', () => {
  test('what is agreed and the items sum to what each side holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyRow, { maxLength: 12 }), { minLength: 2, maxLength: 3 }),
        (sides) => {
          const { totals, agreed, differences } = reconcile(sides.map(made));
          totals.forEach((total, side) => {
            const left = differences.reduce(
              (sum, { amounts }) => sum + (amounts[side] ?? 0),
              agreed,
            );
            expect(left).toBe(total);
          });
          const apart = differences.reduce((sum, each) => sum + excess(each, 1), 0);
          expect(apart).toBe((totals[0] ?? 0) - (totals[1] ?? 0));
        },
      ),
    );
  });

  test('a ledger agrees with itself', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        expect(reconcile([made(rows), made(rows.toReversed())]).differences).toEqual([]);
      }),
    );
  });
});
