import { dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { stateSpaceDual } from '../layers/ssm.ts';
import type { Family } from './family.ts';
import { readFlag, readHeads, readSizes, readTied } from './fields.ts';
import { readExpanded, readHybridDual } from './mamba-fields.ts';

/** Bamba: Mamba-2 mixers, with attention in the layers that a list names. */
export const bamba: Family = {
  id: 'bamba',
  classes: ['BambaForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 'hidden/heads' });
    const bias = readFlag(config, 'attention_bias', false);
    const width = config.dim('FFN width', 'intermediate_size');
    const attending = new Set(config.layerList('attn_layer_indices', layers.size)).size;
    // How much of a head is rotated changes no shape.
    config.ignore('attn_rotary_emb');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      final: [rmsNorm('model.final_layernorm', hidden)],
      layers: [
        {
          count: layers,
          rows: [
            rmsNorm('input_layernorm', hidden),
            rmsNorm('pre_ff_layernorm', hidden),
            ...gatedMlp('ffn', 'feed_forward.', hidden, width, readFlag(config, 'mlp_bias', false)),
          ],
        },
        {
          count: dim('attention layers', attending),
          rows: groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
        },
        {
          count: dim('mixer layers', layers.size - attending),
          rows: stateSpaceDual(
            'mamba.',
            readHybridDual(config, hidden, readExpanded(config, hidden)),
          ),
        },
      ],
    });
  },
};
