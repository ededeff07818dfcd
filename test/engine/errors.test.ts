import { describe, expect, test } from 'vitest';
import { ConfigError, ledgerOf } from '#engine';
import { NOT_VERIFIED } from '#engine/families/not-verified.ts';
import { TYPES } from '#engine/families/table.ts';

/** A small dense config that passes; each case breaks one thing. */
const GOOD = {
  model_type: 'llama',
  vocab_size: 1000,
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  intermediate_size: 96,
  tie_word_embeddings: false,
};

const MOE = {
  ...GOOD,
  model_type: 'qwen3_moe',
  num_experts: 8,
  num_experts_per_tok: 2,
  moe_intermediate_size: 24,
  head_dim: 16,
};

const CASES: readonly [name: string, config: unknown, code: string, path: string][] = [
  ['not an object', [1], 'wrong-type', 'config.json'],
  ['no model_type', { ...GOOD, model_type: undefined }, 'missing-field', 'model_type'],
  ['an unknown model_type', { ...GOOD, model_type: 'llama9' }, 'unknown-model-type', 'model_type'],
  ['a model_type that is no text', { ...GOOD, model_type: 5 }, 'unknown-model-type', 'model_type'],
  ['a missing size', { ...GOOD, hidden_size: undefined }, 'missing-field', 'hidden_size'],
  ['a null size', { ...GOOD, hidden_size: null }, 'missing-field', 'hidden_size'],
  ['a fraction', { ...GOOD, hidden_size: 64.5 }, 'wrong-type', 'hidden_size'],
  ['a number as text', { ...GOOD, hidden_size: '64' }, 'wrong-type', 'hidden_size'],
  ['a size of zero', { ...GOOD, vocab_size: 0 }, 'out-of-range', 'vocab_size'],
  ['a negative size', { ...GOOD, num_hidden_layers: -2 }, 'out-of-range', 'num_hidden_layers'],
  ['a flag as text', { ...GOOD, tie_word_embeddings: 'true' }, 'wrong-type', 'tie_word_embeddings'],
  [
    'heads that do not divide',
    { ...GOOD, num_attention_heads: 5 },
    'inconsistent',
    'num_attention_heads',
  ],
  [
    'a head size that norms of fixed width do not fit',
    { ...MOE, model_type: 'olmoe', head_dim: 20 },
    'inconsistent',
    'head_dim',
  ],
  [
    'an unknown rotary variant',
    { ...GOOD, rope_scaling: { rope_type: 'learned' } },
    'not-understood',
    'rope_scaling.rope_type',
  ],
  [
    'a rotary field that is no object',
    { ...GOOD, rope_scaling: 'linear' },
    'wrong-type',
    'rope_scaling',
  ],
  [
    'an unknown layer kind',
    { ...GOOD, layer_types: ['full_attention', 'mamba'] },
    'not-understood',
    'layer_types[1]',
  ],
  [
    'layer kinds of another number',
    { ...GOOD, layer_types: ['full_attention'] },
    'inconsistent',
    'layer_types',
  ],
  [
    'layer kinds that are no list',
    { ...GOOD, layer_types: 'full_attention' },
    'wrong-type',
    'layer_types',
  ],
  [
    'experts in a dense family',
    { ...GOOD, n_routed_experts: 64 },
    'not-understood',
    'n_routed_experts',
  ],
  [
    'a tower in a text family',
    { ...GOOD, vision_config: { depth: 2 } },
    'not-understood',
    'vision_config',
  ],
  [
    'an undeclared draft block',
    { ...GOOD, num_nextn_predict_layers: 1 },
    'not-understood',
    'num_nextn_predict_layers',
  ],
  [
    'a classifier',
    { ...GOOD, architectures: ['LlamaForSequenceClassification'] },
    'not-understood',
    'architectures',
  ],
  [
    'more chosen than there are',
    { ...MOE, num_experts_per_tok: 9 },
    'out-of-range',
    'num_experts_per_tok',
  ],
  [
    'a dense layer beyond the last',
    { ...MOE, mlp_only_layers: [2] },
    'out-of-range',
    'mlp_only_layers[0]',
  ],
  [
    'dense layers that are no list',
    { ...MOE, mlp_only_layers: 1 },
    'wrong-type',
    'mlp_only_layers',
  ],
  [
    'a router method with other weights',
    { ...deepseek(), topk_method: 'learned' },
    'not-understood',
    'topk_method',
  ],
  [
    'a query rank left open',
    { ...deepseek(), q_lora_rank: undefined },
    'missing-field',
    'q_lora_rank',
  ],
  ['a count past 2^53', { ...GOOD, vocab_size: 2 ** 50, hidden_size: 64 }, 'too-large', 'product'],
];

function deepseek(): Record<string, unknown> {
  return {
    ...GOOD,
    model_type: 'deepseek_v3',
    q_lora_rank: null,
    kv_lora_rank: 16,
    qk_nope_head_dim: 8,
    qk_rope_head_dim: 4,
    v_head_dim: 8,
    n_routed_experts: 8,
    n_shared_experts: 1,
    num_experts_per_tok: 2,
    moe_intermediate_size: 24,
    first_k_dense_replace: 1,
    num_nextn_predict_layers: 0,
  };
}

describe('refusals name path, value, rule and remedy', () => {
  test.each(CASES)('%s', (_, config, code, path) => {
    const error = refusalOf(config);
    expect({ code: error.code, path: error.path }).toEqual({ code, path });
    expect(error.message).toContain(path);
    expect(error.rule).toMatch(/\.$/);
    expect(error.remedy).toMatch(/\.$/);
    expect(error.message).toContain(error.remedy);
  });

  test('the unbroken configs pass', () => {
    for (const config of [GOOD, MOE, deepseek()]) expect(() => ledgerOf(config)).not.toThrow();
  });

  test('a long value is cut in the message', () => {
    const error = refusalOf({ ...GOOD, vision_config: { name: 'x'.repeat(500) } });
    expect(error.message.length).toBeLessThan(400);
  });
});

function refusalOf(config: unknown): ConfigError {
  try {
    ledgerOf(config);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('The config was accepted.');
}

describe('known, not verified', () => {
  const refused = NOT_VERIFIED.flatMap(({ types }) => types);

  test.each(refused)('%s is refused by name, with what it would need', (type) => {
    expect(refusalOf({ ...GOOD, model_type: type })).toMatchObject({
      code: 'not-verified',
      path: 'model_type',
      message: expect.stringMatching(new RegExp(`"${type}".* Known, not verified\\. .*Needed: `)),
    });
  });

  test('a class is refused under the type of another family', () => {
    const config = { ...GOOD, model_type: 'mixtral', architectures: ['Grok1ModelForCausalLM'] };
    expect(refusalOf(config)).toMatchObject({ code: 'not-verified', path: 'architectures' });
  });

  test('what is on the list isn’t read', () => {
    expect(refused.filter((type) => TYPES.includes(type))).toEqual([]);
  });
});
