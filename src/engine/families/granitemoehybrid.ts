import type { Config } from '../config.ts';
import { dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { inputOutputExperts, inputOutputShared } from '../layers/input-output-experts.ts';
import { rmsNorm } from '../layers/norms.ts';
import { stateSpaceDual } from '../layers/ssm.ts';
import type { Family } from './family.ts';
import {
  moeOf,
  readDim,
  readFlag,
  readHeads,
  readRouting,
  readSizes,
  readTied,
  type Routing,
} from './fields.ts';
import { readLayerKinds } from './layer-lists.ts';
import { readExpanded, readHybridDual } from './mamba-fields.ts';

const KINDS = ['mamba', 'linear_attention', 'attention', 'full_attention'] as const;

/** Granite 4: Mamba-2 mixers or attention by a list; a shared feed-forward in every layer, experts in some models. */
export const graniteMoeHybrid: Family = {
  id: 'granitemoehybrid',
  classes: ['GraniteMoeHybridForCausalLM'],
  layerTypes: KINDS,
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 'heads', headSize: 'hidden/heads' });
    const bias = readFlag(config, 'attention_bias', false);
    const routing = readExperts(config);
    const sharedWidth = readDim(config, 'shared width', 'shared_intermediate_size', 1024);
    const attending = countAttending(config, layers.size);
    const mixer = readHybridDual(config, hidden, readExpanded(config, hidden));
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      moe: routing && moeOf(routing, layers.size),
      layers: [
        {
          count: layers,
          rows: [
            rmsNorm('input_layernorm', hidden),
            rmsNorm('post_attention_layernorm', hidden),
            ...(routing
              ? inputOutputExperts(
                  'block_sparse_moe.',
                  routing.experts,
                  hidden,
                  config.dim('expert width', 'intermediate_size'),
                )
              : []),
            ...inputOutputShared('shared_mlp.', hidden, sharedWidth, routing ? 'shared' : 'ffn'),
          ],
        },
        {
          count: dim('attention layers', attending),
          rows: groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
        },
        {
          count: dim('mixer layers', layers.size - attending),
          rows: stateSpaceDual('mamba.', mixer),
        },
      ],
    });
  },
};

/** Models without experts say so with a nought and carry their fields along. */
function readExperts(config: Config): Routing | null {
  if (config.raw('num_local_experts') !== 0) return readRouting(config, 'num_local_experts');
  config.ignore('num_experts_per_tok', 'intermediate_size');
  return null;
}

function countAttending(config: Config, layers: number): number {
  const key = config.spelling('layer_types', 'layers_block_type');
  const kinds = readLayerKinds(config, key, layers, KINDS);
  if (!kinds) {
    config.assume(`${key} is not given: no layer attends, the reference class's default.`);
    return 0;
  }
  return kinds.filter((kind) => kind.endsWith('attention') && kind !== 'linear_attention').length;
}
