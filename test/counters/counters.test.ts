import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { weigh, type Role } from '#engine';
import { dim } from '#engine/dim.ts';
import { label } from '#engine/format.ts';
import { row } from '#engine/ledger.ts';
import { modelById, ruleById, weighingOf } from '#site/weighed.ts';
import { baseClass } from './accelerate.ts';
import { sums as cookbookSums } from './cookbook.ts';
import { printed, YARDSTICK, yardstick } from './counter.ts';
import { ggufPy } from './gguf-py.ts';
import { bytesOf } from './hf-mem.ts';
import { huggingfaceJs } from './huggingface-js.ts';
import { COMPARED, COUNTERS } from './index.ts';
import { llmfit } from './llmfit.ts';
import { sums as megatronSums } from './megatron-lm.ts';
import { moespeedcalc, withDraft } from './moespeedcalc.ts';
import { rowsOf } from './of-model.ts';

const pairs = Object.entries(COUNTERS).flatMap(([id, counter]) =>
  COMPARED.flatMap((model) =>
    (['total', 'active'] as const).flatMap((part) => {
      const parts = counter[part](modelById(model));
      return parts ? [{ id, model, part, parts }] : [];
    }),
  ),
);

test('every counter has a page, and every page a counter', () => {
  const pages = readdirSync(join(import.meta.dirname, '../../content/counters'));
  expect(pages.map((name) => name.replace(/\.mdx$/, '')).sort()).toEqual(
    Object.keys(COUNTERS).sort(),
  );
});

describe.each(pairs)('$id on $model, $part', ({ model, part, parts }) => {
  test('its difference is accounted for to the last parameter', () => {
    const figure = weighingOf(modelById(model), ruleById(YARDSTICK[part]))[part];
    expect(figure).toEqual({ kind: 'exact', value: yardstick(parts) });
    expect(parts.filter(({ theirs, ours }) => theirs < 0 || ours < 0)).toEqual([]);
    expect(Number.isSafeInteger(printed(parts))).toBe(true);
  });
});

/** Figures that the counters’ own projects have published. */
describe('reproduces what its project printed:', () => {
  const total = (counter: typeof huggingfaceJs, model: string): number =>
    printed(counter.total(modelById(model)) ?? []);
  const active = (model: string): number => printed(llmfit.active(modelById(model)) ?? []);

  test('huggingface.js, its own test of bloom', () => {
    expect(total(huggingfaceJs, 'bigscience/bloom')).toBe(176_247_271_424);
  });

  test('gguf-py, the metadata of a converted GLM-4.5-Air', () => {
    expect(ggufPy.label?.(modelById('zai-org/glm-4.5-air'))).toBe('128x9.4B');
  });

  test('accelerate, the bytes of bert-base-cased in its own test', () => {
    const [hidden, width] = [768, 3072];
    const part = (role: Role, copies: number, ...shape: readonly number[]) =>
      row({
        role,
        kind: 'matrix',
        name: `${role} ${shape.join(' ')}`,
        shape: shape.map((size) => dim('size', size)),
        copies: [dim('copies', copies)],
      });
    const layers = 12;
    const rows = [
      part('embedding', 1, 28_996 + 512 + 2, hidden),
      part('norm', 2 * (1 + 2 * layers), hidden),
      part('attention', 4 * layers, hidden + 1, hidden),
      part('ffn', layers, hidden + 1, width),
      part('ffn', layers, width + 1, hidden),
      part('other', 1, hidden + 1, hidden),
      part('head', 1, 28_996, hidden),
    ];
    // Two lists of 512 positions in eight bytes each, which the class keeps as buffers.
    expect(baseClass(rows) * 4 + 2 * 512 * 8).toBe(433_249_280);
    expect(weigh(rows)).toBeGreaterThan(baseClass(rows));
  });

  test('cookbook, its example of GPT-3', () => {
    const heads = 96;
    const gpt3 = cookbookSums({
      vocab: 51_200,
      hidden: 12_288,
      sequence: 2048,
      layers: 96,
      expansion: 4,
      linears: 2,
      heads,
      kvHeads: heads,
    });
    expect(label(Object.values(gpt3).reduce((sum: number, each: number) => sum + each, 0))).toBe(
      '175B',
    );
  });

  test('Megatron-LM, the parts that its own test of memory adds up', () => {
    const small = megatronSums({
      hidden: 8,
      layers: 2,
      denseLayers: 1,
      mtpLayers: 0,
      vocab: 32,
      tied: true,
      attention: 4 * 8 * 8,
      ffnWidth: 16,
      expertWidth: 16,
      sharedWidth: 8,
      experts: 4,
      topK: 1,
      gated: false,
      biases: false,
    });
    expect(small).toEqual({
      tables: 256,
      attentionAndNorms: 256 + 256 + 16 + 16 + 8,
      ffn: 256,
      shared: 128,
      routed: 1024,
      chosen: 256,
      routers: 32,
      draft: 0,
    });
  });

  test.each([
    ['zai-org/glm-4.5', 34_937_934_644],
    ['zai-org/glm-4.6', 34_786_625_132],
    ['zai-org/glm-4.5-air', 12_082_527_713],
    ['openai/gpt-oss-120b', 9_595_358_141],
    ['openai/gpt-oss-20b', 3_630_142_231],
  ])('llmfit, the active figure of %s in its list', (model, figure) => {
    expect(active(model)).toBe(figure);
  });

  test('hf-mem, the bytes of MiniMax-M2 in its README, whose shapes MiniMax-M2.5 has', () => {
    const tensors = rowsOf(modelById('minimaxai/minimax-m2.5')).flatMap(
      ({ role, kind, elements }) => {
        if (role === 'router') return [{ elements, bytesEach: 4 }];
        if (kind !== 'matrix') return [{ elements, bytesEach: 2 }];
        return [
          { elements, bytesEach: 1 },
          { elements: elements / (128 * 128), bytesEach: 4 },
        ];
      },
    );
    expect(bytesOf(tensors)).toBe(230_121_630_720);
  });

  test.each([
    ['zai-org/glm-4.7', 352_797_829_024, 358_337_791_296],
    ['zai-org/glm-4.5-air', 106_852_251_264, 110_468_824_832],
  ])('MoEspeedcalc, %s without and with its draft block in its own test', (model, main, all) => {
    expect(total(moespeedcalc, model)).toBe(main);
    expect(withDraft(modelById(model))).toBe(all);
  });
});
