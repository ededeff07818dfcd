import type { Tensor } from './tensor.ts';

/** Names of constants that a framework stores with the weights, none of them learned. */
const CONSTANTS = [
  // positions, their angles and the masks over them
  '(original_)?inv_freq|freqs_cis|position_ids|token_type_ids|(cos|sin)_cached',
  'masked_bias|causal_mask|attn_mask|attention_mask|relative_position_index',
  // what training last saw, and how a file is packed
  'running_(mean|var)|num_batches_tracked|quant_format',
  // the decay of linear attention, a layer's output scale, an activation's bounds, BART's idle bias
  'slope_rate|(query|key|diagonal)_decay|layer_scalar|act_fn\\.(beta|eps)|final_logits_bias',
];
const NAMES = new RegExp(
  `(^|\\.)(${CONSTANTS.join('|')})$|(^|\\.)(rope_(freqs|factors_\\w+)|layer_output_scale)\\b`,
);
const MASK = /(^|\.)(attn|attention)\.bias$/;
/** Whole numbers that no scheme packs into: tables, masks, ids. */
export const TABLE = /^(BOOL|[IU]16|[IU]32|[IU]64)$/;

/** Whether a tensor that unpacks nothing is a constant: by its type, its name, or a mask's shape. */
export function isBuffer({ name, dtype, shape }: Tensor): boolean {
  if (TABLE.test(dtype) || NAMES.test(name)) return true;
  // A causal mask: GPT-2 and GPT-NeoX call it `bias`, and it alone is a square over positions.
  return shape.length === 4 && MASK.test(name) && shape[2] === shape[3];
}
