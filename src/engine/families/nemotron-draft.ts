import { dim, product, type Dim } from '../dim.ts';
import { intoDraft } from '../layers/draft.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { nest, type Row } from '../ledger.ts';

/**
 * A draft block of several layers of the main model's kinds: before the first a
 * projection of hidden state and embedding with a norm for each, after the last
 * one more norm. Both vocabulary tables are the main model's.
 */
export function nemotronDraft(layers: readonly (readonly Row[])[], hidden: Dim): Row[] {
  const last = layers.length - 1;
  return layers.flatMap((rows, at) => {
    const start = [
      ...linear('other', 'eh_proj', hidden, product(dim('states', 2), hidden)),
      rmsNorm('enorm', hidden),
      rmsNorm('hnorm', hidden),
    ];
    const end = [rmsNorm('final_layernorm', hidden)];
    const all = [...(at === 0 ? start : []), ...rows, ...(at === last ? end : [])];
    return nest(intoDraft(all), `mtp.layers.${at}.`);
  });
}
