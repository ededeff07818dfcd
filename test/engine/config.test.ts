import { describe, expect, test } from 'vitest';
import { Config } from '#engine/config.ts';
import { byRole, ledgerOf } from '#engine';
import { ConfigError } from '#engine/errors.ts';
import { looksArchitectural } from '#engine/looks-architectural.ts';

const caught = (work: () => unknown): ConfigError => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('a part of a config under a key of its own', () => {
  const config = (text: unknown): Config => new Config({ model_type: 'x', text_config: text });

  test('is read by its whole path', () => {
    const part = config({ hidden_size: 12.5 }).nested('text_config');
    expect(caught(() => part.size('hidden_size')).path).toBe('text_config.hidden_size');
    expect(caught(() => part.size('vocab_size')).path).toBe('text_config.vocab_size');
  });

  test('adds its assumptions to the whole', () => {
    const whole = config({});
    whole.nested('text_config').sizeOr('head_dim', { value: 64, because: 'so the class says' });
    expect(whole.assumptions).toEqual([
      'text_config.head_dim is not given: 64, so the class says.',
    ]);
  });

  test('must be an object', () => {
    expect(caught(() => config(null).nested('text_config')).code).toBe('missing-field');
    expect(caught(() => config([]).nested('text_config')).code).toBe('wrong-type');
  });

  test('may not hold what nobody read', () => {
    const whole = config({ n_routed_experts: 8 });
    whole.nested('text_config');
    expect(caught(() => whole.refuseUnread('x')).path).toBe('text_config.n_routed_experts');
  });
});

describe('a field that sounds like a size', () => {
  test.each([
    ['num_future_heads', 4, true],
    ['use_extra_bias', true, true],
    ['use_extra_bias', false, false],
    ['bos_token_id', 151643, false],
    ['sliding_window', 4096, false],
    ['rope_theta', 10000, false],
    ['hidden_act', 'silu', false],
    ['attention_dropout', 0.1, false],
  ])('%s: %s', (key, value, expected) => {
    expect(looksArchitectural(key, value)).toBe(expected);
  });

  test('is named in the assumptions, and counts nothing', () => {
    const config = new Config({ model_type: 'x', num_future_heads: 4, max_position_embeddings: 9 });
    config.refuseUnread('x');
    expect(config.assumptions).toEqual(['num_future_heads is not read for x: 4.']);
  });
});

test('a width of null says that Gemma 4 has no per-layer table, where absence means the class’s constant', () => {
  const config = {
    model_type: 'gemma4_text',
    vocab_size: 1237,
    hidden_size: 96,
    num_hidden_layers: 2,
    num_attention_heads: 6,
    num_key_value_heads: 2,
    head_dim: 16,
    intermediate_size: 52,
  };
  const lookup = (fields: object): number => byRole(ledgerOf(fields)).lookup;
  expect(lookup({ ...config, hidden_size_per_layer_input: null })).toBe(0);
  expect(lookup(config)).toBeGreaterThan(0);
});
