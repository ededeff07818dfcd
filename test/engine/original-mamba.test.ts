import { describe, expect, test } from 'vitest';
import { ConfigError, ledgerOf, unique } from '#engine';
import { typeOf } from '#engine/families/type-of.ts';

/** Released configs of the code that Mamba came with: https://huggingface.co/state-spaces. */
const FIRST = {
  d_model: 768,
  n_layer: 24,
  vocab_size: 50277,
  ssm_cfg: {},
  rms_norm: true,
  residual_in_fp32: true,
  fused_add_norm: true,
  pad_vocab_size_multiple: 8,
};
const SECOND = {
  ...FIRST,
  d_intermediate: 0,
  ssm_cfg: { layer: 'Mamba2' },
  attn_layer_idx: [],
  attn_cfg: {},
  pad_vocab_size_multiple: 16,
  tie_embeddings: true,
};

const refusal = (config: unknown): ConfigError => {
  try {
    ledgerOf(config);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('a config of the original Mamba code', () => {
  test('is told by its fields', () => {
    expect(typeOf(FIRST)).toBe('mamba');
    expect(typeOf(SECOND)).toBe('mamba2');
    expect(typeOf({ ...SECOND, model_type: 'llama' })).toBe('llama');
    expect(typeOf({ d_model: 768, n_layer: 24, vocab_size: 9 })).toBeUndefined();
    expect(ledgerOf(SECOND).modelType).toBe('mamba2');
  });

  test('is the model that was released in the other form', () => {
    const converted = ledgerOf({
      model_type: 'mamba',
      vocab_size: 50280,
      hidden_size: 768,
      num_hidden_layers: 24,
      intermediate_size: 1536,
      state_size: 16,
      conv_kernel: 4,
      time_step_rank: 48,
      tie_word_embeddings: true,
    });
    const names = (config: unknown): string[] => ledgerOf(config).rows.map(({ name }) => name);
    expect(unique(ledgerOf(FIRST))).toBe(unique(converted));
    expect(names(FIRST)).toEqual(converted.rows.map(({ name }) => name));
  });

  // The class of transformers, built with the padded vocabulary and one group.
  test.each([
    [768, 24, 128989632],
    [2048, 48, 1343757312],
    [2560, 64, 2702599680],
  ])('Mamba-2 of %i × %i has %i', (d_model, n_layer, total) => {
    expect(unique(ledgerOf({ ...SECOND, d_model, n_layer }))).toBe(total);
  });

  test('says how it was told, and what it assumed', () => {
    const { assumptions } = ledgerOf(SECOND);
    expect(assumptions[0]).toMatch(/^model_type is not given: mamba2/);
    expect(assumptions.some((each) => each.startsWith('ssm_cfg.ngroups is not given: 1'))).toBe(
      true,
    );
  });

  test.each([
    ['attn_layer_idx', { attn_layer_idx: [9, 18] }],
    ['d_intermediate', { d_intermediate: 1024 }],
    ['rms_norm', { rms_norm: false }],
    ['d_model', { d_model: null }],
    ['ssm_cfg.layer', { ssm_cfg: { layer: 'Mamba3' } }],
    ['ssm_cfg.headdim', { ssm_cfg: { layer: 'Mamba2', headdim: 100 } }],
    ['ssm_cfg.D_has_hdim', { ssm_cfg: { layer: 'Mamba2', D_has_hdim: true } }],
  ])('is refused by %s', (path, change) => {
    expect(refusal({ ...SECOND, ...change }).path).toBe(path);
  });
});
