import { plus, times } from '../checked.ts';
import type { Config } from '../config.ts';
import { dim, product } from '../dim.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { fusedGatedMlp } from '../layers/fused.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readHeads, readSizes, readTied } from './fields.ts';

/** Phi-3 and Phi-4: q, k and v in one matrix, gate and up in another, no biases. */
export const phi3: Family = {
  id: 'phi3',
  classes: ['Phi3ForCausalLM'],
  build: (config) => buildPhi3(config, 'heads'),
};

/** Also Phi-4 multimodal's language model, with its towers. */
export function buildPhi3(
  config: Config,
  kvHeadsOtherwise: number | 'heads',
  extra: readonly Row[] = [],
): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const { heads, kvHeads, headSize } = readHeads(config, hidden, {
    kvHeads: kvHeadsOtherwise,
    headSize: 'hidden/heads',
  });
  const width = config.dim('FFN width', 'intermediate_size');
  const fused = product(
    dim('heads + 2 × KV heads', plus(heads.size, times(2, kvHeads.size))),
    headSize,
  );
  const layer = [
    rmsNorm('input_layernorm', hidden),
    ...linear('attention', 'self_attn.qkv_proj', fused, hidden),
    ...linear('attention', 'self_attn.o_proj', hidden, product(heads, headSize)),
    rmsNorm('post_attention_layernorm', hidden),
    ...fusedGatedMlp('ffn', 'mlp.', hidden, width),
  ];
  // The class has no bias, whatever the field says.
  config.ignore('attention_bias');
  const tied = readTied(config, false);
  return decoder({ vocab, hidden, tied, extra, layers: [{ count: layers, rows: layer }] });
}
