import type { Config } from '../config.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { inputOutputExperts } from '../layers/input-output-experts.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Dim } from '../dim.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';

/** Granite 3 with experts: every layer routes; `intermediate_size` is the width of one expert. */
export const graniteMoe: Family = {
  id: 'granitemoe',
  classes: ['GraniteMoeForCausalLM'],
  build: (config) => buildGraniteMoe(config, () => []),
};

/** The layers of the line, with what one model has beside its experts. */
export function buildGraniteMoe(config: Config, besides: (hidden: Dim) => Row[]): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'hidden/heads' });
  const routing = readRouting(config, 'num_local_experts');
  const width = config.dim('expert width', 'intermediate_size');
  const bias = readFlag(config, 'attention_bias', false);
  const layer = [
    rmsNorm('input_layernorm', hidden),
    ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
    rmsNorm('post_attention_layernorm', hidden),
    ...inputOutputExperts('block_sparse_moe.', routing.experts, hidden, width),
    ...besides(hidden),
  ];
  const tied = readTied(config, false);
  const moe = moeOf(routing, layers.size);
  return decoder({ vocab, hidden, tied, moe, layers: [{ count: layers, rows: layer }] });
}
