/**
 * The code that Mamba came with writes configs of its own, without a model_type. No
 * other architecture has these four fields together, so they tell it for certain.
 */
const ORIGINAL_MAMBA = ['d_model', 'n_layer', 'ssm_cfg', 'pad_vocab_size_multiple'] as const;

type Fields = Readonly<Record<string, unknown>>;

/** What a config's family is found by: its `model_type`, or the type that its fields tell. */
export function typeOf(fields: Fields): unknown {
  if (fields['model_type'] != null || !ORIGINAL_MAMBA.every((mark) => mark in fields)) {
    return fields['model_type'];
  }
  const mixer = fields['ssm_cfg'] as Fields | null;
  return mixer?.['layer'] === 'Mamba2' ? 'mamba2' : 'mamba';
}
