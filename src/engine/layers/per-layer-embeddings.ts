import { product, type Dim } from '../dim.ts';
import { row, type Row } from '../ledger.ts';
import { linear } from './linear.ts';
import { rmsNorm } from './norms.ts';

export interface PerLayerEmbeddings {
  readonly vocab: Dim;
  readonly hidden: Dim;
  readonly layers: Dim;
  /** Width of what one layer gets of a token. */
  readonly size: Dim;
}

/**
 * Per-layer embeddings (Gemma 3n): one table with a stretch for each layer, looked
 * up a row a token, and a projection that adds the token's context to it.
 */
export function perLayerTable(prefix: string, parts: PerLayerEmbeddings): Row[] {
  const { vocab, hidden, layers, size } = parts;
  const all = product(layers, size);
  return [
    row({
      role: 'lookup',
      kind: 'table',
      name: `${prefix}embed_tokens_per_layer.weight`,
      shape: [vocab, all],
    }),
    ...linear('other', `${prefix}per_layer_model_projection`, all, hidden),
    rmsNorm(`${prefix}per_layer_projection_norm`, size),
  ];
}

/** What a layer does with its stretch: a gate into its width, a projection back, a norm. */
export function perLayerInput({ hidden, size }: PerLayerEmbeddings): Row[] {
  return [
    ...linear('other', 'per_layer_input_gate', size, hidden),
    ...linear('other', 'per_layer_projection', hidden, size),
    rmsNorm('post_per_layer_input_norm', hidden),
  ];
}
