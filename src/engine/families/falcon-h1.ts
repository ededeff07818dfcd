import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { stateSpaceDual } from '../layers/ssm.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';
import { readExpanded, readHybridDual } from './mamba-fields.ts';

/** Falcon-H1: a Mamba-2 mixer and attention side by side in every layer. */
export const falconH1: Family = {
  id: 'falcon_h1',
  classes: ['FalconH1ForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 'hidden/heads' });
    const bias = readFlag(config, 'attention_bias', false);
    const width = config.dim('FFN width', 'intermediate_size');
    const mixer = readHybridDual(config, hidden, readWidth(config, hidden));
    config.only('mamba_use_mlp', true, 'Every release has a feed-forward in every layer.');
    // Every layer attends, whatever this list says; where the norm stands changes no shape.
    config.ignore('attn_layer_indices', 'mamba_norm_before_gate');
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...stateSpaceDual('mamba.', {
        ...mixer,
        outBias: readFlag(config, 'projectors_bias', false),
        norm: readFlag(config, 'mamba_rms_norm', false),
      }),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      rmsNorm('pre_ff_layernorm', hidden),
      ...gatedMlp('ffn', 'feed_forward.', hidden, width, readFlag(config, 'mlp_bias', false)),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      final: [rmsNorm('model.final_layernorm', hidden)],
      layers: [{ count: layers, rows: layer }],
    });
  },
};

/** The mixer's width by itself; null stands for hidden × mamba_expand. */
function readWidth(config: Config, hidden: Dim): Dim {
  const stated = config.raw('mamba_d_ssm');
  if (stated === null) return readExpanded(config, hidden);
  config.ignore('mamba_expand');
  const because = "the reference class's default";
  return dim('mixer width', config.sizeOr('mamba_d_ssm', { value: 1024, because }));
}
