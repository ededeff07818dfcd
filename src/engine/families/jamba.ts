import type { Config } from '../config.ts';
import { dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { selectiveScan } from '../layers/ssm.ts';
import type { Family } from './family.ts';
import { moeOf, readHeads, readRouting, readSizes, readTied, type Routing } from './fields.ts';
import { readHybridScan } from './mamba-fields.ts';

/** Jamba: one layer in so many attends, the others are Mamba mixers; one feed-forward in so many routes. */
export const jamba: Family = {
  id: 'jamba',
  classes: ['JambaForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, { kvHeads: 8, headSize: 'hidden/heads' });
    const width = config.dim('FFN width', 'intermediate_size');
    const attending = countPeriodic(config, 'attn_layer', layers.size, 8, 4);
    const routing = readExperts(config);
    const routed = routing ? countPeriodic(config, 'expert_layer', layers.size, 2, 1) : 0;
    const scan = readHybridScan(config, hidden);
    const mixer = [
      ...selectiveScan('mamba.', scan),
      rmsNorm('mamba.dt_layernorm', scan.stepRank),
      rmsNorm('mamba.b_layernorm', scan.state),
      rmsNorm('mamba.c_layernorm', scan.state),
    ];
    const experts = routing && [
      ...router('feed_forward.router', routing.experts, hidden),
      ...routedExperts('feed_forward.', routing.experts, hidden, width),
    ];
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      moe: routing && moeOf(routing, routed),
      final: [rmsNorm('model.final_layernorm', hidden)],
      layers: [
        {
          count: layers,
          rows: [rmsNorm('input_layernorm', hidden), rmsNorm('pre_ff_layernorm', hidden)],
        },
        {
          count: dim('attention layers', attending),
          rows: groupedQueryAttention({ hidden, ...heads, qkvBias: false, outBias: false }),
        },
        { count: dim('mixer layers', layers.size - attending), rows: mixer },
        {
          count: dim('dense layers', layers.size - routed),
          rows: gatedMlp('ffn', 'feed_forward.', hidden, width),
        },
        { count: dim('MoE layers', routed), rows: experts ?? [] },
      ],
    });
  },
};

/** With one expert every layer is dense and the pattern says nothing. */
function readExperts(config: Config): Routing | null {
  if (config.raw('num_experts') !== 1) return readRouting(config, 'num_experts');
  config.ignore('num_experts_per_tok', 'expert_layer_period', 'expert_layer_offset');
  return null;
}

/** How many layers stand at the offset of their period. */
function countPeriodic(
  config: Config,
  what: string,
  layers: number,
  periodOtherwise: number,
  offsetOtherwise: number,
): number {
  const because = "the reference class's default";
  const period = config.sizeOr(`${what}_period`, { value: periodOtherwise, because });
  const offset = config.countOr(`${what}_offset`, { value: offsetOtherwise, because });
  if (offset >= period) {
    throw config.refusal(
      'inconsistent',
      `${what}_offset`,
      offset,
      `It must be less than the period, ${period}.`,
      'Correct one of the two from the published config.json.',
    );
  }
  return Array.from({ length: layers }, (_, at) => at).filter((at) => at % period === offset)
    .length;
}
