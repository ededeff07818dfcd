import { dim, product, type Dim } from '../dim.ts';
import { nest, row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { gatedMlp } from './mlp.ts';
import { rmsNorm } from './norms.ts';
import { square } from './patches.ts';
import { intoTower } from './tower.ts';

export interface FourNormVisionTower {
  readonly depth: Dim;
  readonly width: Dim;
  readonly inner: Dim;
  readonly heads: Dim;
  readonly kvHeads: Dim;
  readonly headSize: Dim;
  /** Side of a patch, of three colours. */
  readonly patchSide: Dim;
  /** Places along one side; rows and columns have a table each. */
  readonly places: Dim;
}

/**
 * A vision transformer built like a decoder: gated feed-forwards, norms before and
 * after both halves, normed queries and keys. Its matrices lie one level down,
 * beside the bounds they are clipped to, which are constants.
 */
export function fourNormVisionTower(prefix: string, tower: FourNormVisionTower): Row[] {
  const { depth, width, inner, heads, kvHeads, headSize, patchSide, places } = tower;
  const queries = product(heads, headSize);
  const keys = product(kvHeads, headSize);
  const matrix = (name: string, out: Dim, into: Dim): Row[] =>
    linear('attention', `self_attn.${name}.linear`, out, into);
  const block = [
    ...matrix('q_proj', queries, width),
    ...matrix('k_proj', keys, width),
    ...matrix('v_proj', keys, width),
    ...matrix('o_proj', width, queries),
    rmsNorm('self_attn.q_norm', headSize),
    rmsNorm('self_attn.k_norm', headSize),
    ...gatedMlp('ffn', 'mlp.', width, inner).map((each) =>
      row({ ...each, name: each.name.replace('.weight', '.linear.weight') }),
    ),
    rmsNorm('input_layernorm', width),
    rmsNorm('post_attention_layernorm', width),
    rmsNorm('pre_feedforward_layernorm', width),
    rmsNorm('post_feedforward_layernorm', width),
  ];
  const patch = product(dim('colours', 3), ...square(patchSide));
  const rows = [
    ...linear('other', 'patch_embedder.input_proj', width, patch),
    row({
      role: 'position',
      kind: 'table',
      name: 'patch_embedder.position_embedding_table',
      shape: [dim('axes', 2), places, width],
    }),
    ...nest(block, 'encoder.layers.*.', depth),
  ];
  return nest(intoTower('vision', rows), prefix);
}
