import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { row } from '../ledger.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readRouting, readSizes, readTied } from './fields.ts';

/**
 * gpt-oss: biases on attention, router and experts, one learned sink a head, and
 * experts stacked in one tensor per layer (released packed as MXFP4 blocks and scales).
 */
export const gptOss: Family = {
  id: 'gpt_oss',
  classes: ['GptOssForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 64 });
    const routing = readRouting(config, 'num_local_experts');
    const { experts } = routing;
    const width = config.dim('expert width', 'intermediate_size');
    const gateAndUp = product(dim('gate and up', 2), width);
    const bias = readFlag(config, 'attention_bias', true);
    const stacked = 'mlp.experts.';
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      row({ role: 'attention', kind: 'vector', name: 'self_attn.sinks', shape: [heads.heads] }),
      rmsNorm('post_attention_layernorm', hidden),
      ...linear('router', 'mlp.router', experts, hidden, true),
      row({
        role: 'routed',
        kind: 'matrix',
        name: `${stacked}gate_up_proj`,
        shape: [experts, gateAndUp, hidden],
      }),
      row({
        role: 'routed',
        kind: 'bias',
        name: `${stacked}gate_up_proj_bias`,
        shape: [experts, gateAndUp],
      }),
      row({
        role: 'routed',
        kind: 'matrix',
        name: `${stacked}down_proj`,
        shape: [experts, hidden, width],
      }),
      row({
        role: 'routed',
        kind: 'bias',
        name: `${stacked}down_proj_bias`,
        shape: [experts, hidden],
      }),
    ];
    // An older spelling of num_experts_per_tok that the class doesn't use.
    config.ignore('experts_per_token');
    const tied = readTied(config, false);
    const moe = moeOf(routing, layers.size);
    return decoder({ vocab, hidden, tied, moe, layers: [{ count: layers, rows: layer }] });
  },
};
