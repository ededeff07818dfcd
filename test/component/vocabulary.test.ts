import { describe, expect, test } from 'vitest';
import { liveModel } from '#components/island/live/live-model.ts';
import {
  hiddenOf,
  vocabularyView,
  type VocabularyFacts,
} from '#components/island/vocabulary/view.ts';
import { ruleSubject } from '#site/subjects.ts';
import { model, rule } from '../support/catalogue.ts';

const LLAMA = 'meta-llama/llama-3.1-8b';
const MODELS = ['openai-community/gpt2', 'qwen/qwen3-0.6b', LLAMA, 'zai-org/glm-4.5'];
const facts: VocabularyFacts = {
  models: MODELS.map((id) => liveModel(model(id))),
  rule: ruleSubject(rule('read-per-token')),
};
const at = (t: number, tables: string, m = LLAMA) =>
  vocabularyView({ t: String(t), tables, m }, facts);

describe('a thousand tokens more', () => {
  test('cost two tables in memory and one in reading where they are two', () => {
    expect(at(1, 'released').figures).toMatchObject({
      'embedding-kept': 1000 * 4096,
      'embedding-read': 0,
      'head-kept': 1000 * 4096,
      'head-read': 1000 * 4096,
      kept: 2 * 1000 * 4096,
      read: 1000 * 4096,
    });
  });

  test('cost one table in both where it is tied', () => {
    const { figures, texts } = at(1, 'tied');
    expect([figures['kept'], figures['read']]).toEqual([4_096_000, 4_096_000]);
    expect([figures['head-kept'], figures['head-read']]).toEqual([0, 0]);
    expect(texts['sum']).toBe('1,000 rows × 4,096 wide, in one table');
  });

  test('cost each model its hidden size, whatever its depth or its experts', () => {
    const { figures, texts } = at(128, 'released');
    for (const [id, hidden, tables] of [
      ['openai-community/gpt2', 768, 1],
      ['qwen/qwen3-0.6b', 1024, 1],
      [LLAMA, 4096, 2],
      ['zai-org/glm-4.5', 5120, 2],
    ] as const) {
      expect([id, figures[`${id} kept`]]).toEqual([id, 128_000 * hidden * tables]);
      expect([id, figures[`${id} read`]]).toEqual([id, 128_000 * hidden]);
      expect(texts[`${id} tables`]).toBe(tables === 1 ? 'one, tied' : 'two');
      expect(hiddenOf(liveModel(model(id)))).toBe(hidden);
    }
    // 131,072,000 of 596,049,920.
    expect(texts['qwen/qwen3-0.6b share']).toBe('21.99%');
  });

  test('all untied, GPT-2 pays for two', () => {
    expect(at(1, 'untied').figures['openai-community/gpt2 kept']).toBe(2 * 768_000);
  });

  test('bars hold the whole model with its larger tables', () => {
    const [embedding, head, rest] = at(1, 'released').bars[LLAMA] ?? [];
    expect([embedding?.n, head?.n]).toEqual([129_256 * 4096, 129_256 * 4096]);
    expect(rest?.n).toBe(6_979_588_096);
  });
});
