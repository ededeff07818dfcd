import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError, ledgerOf, unique, weighUnder } from '#engine';
import { loadCatalogue } from '#catalogue';

/** What families of experts do that no reference class shows: fields the release adds, and refusals. */
type Fields = Readonly<Record<string, unknown>>;

function base(family: string): Fields {
  const path = new URL(`../oracle/cases/${family}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { base: Fields }).base;
}

function refusal(config: Fields): Pick<ConfigError, 'code' | 'path'> {
  try {
    ledgerOf(config);
  } catch (error) {
    if (error instanceof ConfigError) return { code: error.code, path: error.path };
    throw error;
  }
  throw new Error('The config was accepted.');
}

describe('sliding layers of their own sizes', () => {
  const mimo = { ...base('mimo_v2_flash'), num_hidden_layers: 3, hybrid_layer_pattern: [0, 1, 1] };
  const more = (changed: Fields): number =>
    unique(ledgerOf({ ...mimo, ...changed })) - unique(ledgerOf(mimo));

  test('one more key-value head is a key and a value row block in each of the two', () => {
    expect(more({ swa_num_key_value_heads: 5 })).toBe(2 * 96 * (20 + 14));
  });
  test('a sink in the full layer is one number a head, and none in the sliding ones as many less', () => {
    expect(more({ add_full_attention_sink_bias: true })).toBe(6);
    expect(more({ add_swa_attention_sink_bias: false })).toBe(-2 * 6);
  });
});

test('experts without weights make what is active a range, and nothing of the total', () => {
  const { conventions } = loadCatalogue();
  const rule = conventions.find(({ id }) => id === 'both-tables');
  if (!rule) throw new Error('No such convention.');
  const ledger = ledgerOf(base('longcat_flash'));
  const experts = ledger.rows.filter(({ role }) => role === 'routed');
  const one = experts.reduce((sum, { elements }) => sum + elements, 0) / 10;
  const { active } = weighUnder(ledger, rule);
  if (active.kind !== 'range') throw new Error('The figure is exact.');
  expect(active.range.max - active.range.min).toBe(3 * one);
});

test('MiniMax-M2 is read under its predecessor’s type by its class', () => {
  const m2 = base('minimax_m2');
  const renamed = { ...m2, model_type: 'minimax', architectures: ['MiniMaxM2ForCausalLM'] };
  expect(ledgerOf(renamed).rows).toEqual(ledgerOf(m2).rows);
});

test('the second Ling generation is told by its class too', () => {
  const first = { ...base('bailing_moe'), head_dim: 16 };
  const second = { ...first, model_type: 'bailing_moe_v2' };
  const byClass = { ...first, architectures: ['BailingMoeV2ForCausalLM'] };
  expect(ledgerOf(byClass).rows).toEqual(ledgerOf(second).rows);
  expect(unique(ledgerOf(second)) - unique(ledgerOf(first))).toBe(4 * (2 * 16 + 10));
});

test.each<[string, string, Fields, string, string]>([
  [
    'two lists that disagree',
    'mimo_v2_flash',
    {
      num_hidden_layers: 2,
      hybrid_layer_pattern: [0, 1],
      layer_types: ['full_attention', 'full_attention'],
    },
    'inconsistent',
    'hybrid_layer_pattern[1]',
  ],
  ['a list too short', 'glm_moe_dsa', { indexer_types: ['full'] }, 'inconsistent', 'indexer_types'],
  [
    'a kind that isn’t known',
    'glm_moe_dsa',
    { mlp_layer_types: ['dense', 'sparse', 'sparse', 'linear'] },
    'not-understood',
    'mlp_layer_types[3]',
  ],
  [
    'letters that aren’t known',
    'glm_moe_dsa',
    { index_topk_pattern: 'FFXS' },
    'not-understood',
    'index_topk_pattern',
  ],
  ['two names that disagree', 'deepseek_v32', { num_experts: 11 }, 'inconsistent', 'num_experts'],
  ['another name of a head size', 'glm4_moe_lite', { head_dim: 10 }, 'inconsistent', 'head_dim'],
  ['a sum that isn’t one', 'longcat_flash', { qk_head_dim: 27 }, 'not-understood', 'qk_head_dim'],
  [
    'experts of several widths',
    'hunyuan_v1_moe',
    { moe_intermediate_size: [52, 52, 60, 52] },
    'not-understood',
    'moe_intermediate_size[2]',
  ],
  [
    'one expert, which would be dense',
    'hunyuan_v1_moe',
    { model_type: 'hunyuan', num_experts: 1, moe_topk: 1 },
    'not-understood',
    'num_experts',
  ],
  ['layers that share keys', 'hunyuan_v1_moe', { use_cla: true }, 'not-understood', 'use_cla'],
  [
    'a draft block of unknown shape',
    'mimo_v2_flash',
    { num_nextn_predict_layers: 3 },
    'not-understood',
    'num_nextn_predict_layers',
  ],
  [
    'a tied head that the class refuses',
    'dbrx',
    { tie_word_embeddings: true },
    'not-understood',
    'tie_word_embeddings',
  ],
  ['a head size that isn’t read', 'deepseek', { head_dim: 20 }, 'not-understood', 'head_dim'],
  [
    'routed layers that aren’t numbers',
    'step3p5',
    { moe_layers_enum: '3,x' },
    'wrong-type',
    'moe_layers_enum',
  ],
])('%s: %s is refused', (_, family, changed, code, path) => {
  expect(refusal({ ...base(family), ...changed })).toEqual({ code, path });
});
