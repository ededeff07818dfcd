import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';
import { splitAt, type Split } from './routed-layers.ts';

/** Llama 4's language model by itself. */
export const llama4Text: Family = {
  id: 'llama4_text',
  classes: ['Llama4ForCausalLM'],
  build: buildLlama4Text,
};

/**
 * Llama 4: one shared expert as wide as a routed one, dense layers of another
 * width between, experts stacked the way their product reads them: in × out.
 */
export function buildLlama4Text(config: Config): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const headSize = config.raw('head_dim') === null ? 'hidden/heads' : 128;
  const heads = readHeads(config, hidden, { kvHeads: 8, headSize });
  const { dense, routed } = readRoutedLayers(config, layers);
  const routing = readRouting(config, 'num_local_experts');
  const expertWidth = config.dim('expert width', 'intermediate_size');
  const denseWidth = config.dim('FFN width', 'intermediate_size_mlp');
  const bias = readFlag(config, 'attention_bias', false);
  // The norms of queries and keys have no weights.
  config.ignore('use_qk_norm');
  const every = [
    rmsNorm('input_layernorm', hidden),
    ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
    rmsNorm('post_attention_layernorm', hidden),
  ];
  const prefix = 'feed_forward.';
  const routes = [
    ...router(`${prefix}router`, routing.experts, hidden),
    ...stacked(`${prefix}experts.`, routing.experts, hidden, expertWidth),
    ...gatedMlp('shared', `${prefix}shared_expert.`, hidden, expertWidth),
  ];
  return decoder({
    vocab,
    hidden,
    tied: readTied(config, false),
    moe: moeOf(routing, routed.size),
    layers: [
      { count: layers, rows: every },
      { count: dense, rows: gatedMlp('ffn', prefix, hidden, denseWidth) },
      { count: routed, rows: routes },
    ],
  });
}

function stacked(prefix: string, experts: Dim, hidden: Dim, width: Dim): Row[] {
  const gateAndUp = product(dim('gate and up', 2), width);
  const tensor = (name: string, into: Dim, out: Dim): Row =>
    row({ role: 'routed', kind: 'matrix', name: `${prefix}${name}`, shape: [experts, into, out] });
  return [tensor('gate_up_proj', hidden, gateAndUp), tensor('down_proj', width, hidden)];
}

/** Listed layers route; without a list every so many, the first after one step. */
function readRoutedLayers(config: Config, layers: Dim): Split {
  const step = config.sizeOr('interleave_moe_layer_step', {
    value: 1,
    because: 'every layer routes',
  });
  if (!config.has('moe_layers')) return splitAt(layers, (at) => (at + 1) % step === 0);
  const listed = config.layerList('moe_layers', layers.size);
  return splitAt(layers, (at) => listed.includes(at));
}
