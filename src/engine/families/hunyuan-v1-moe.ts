import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder } from '../layers/decoder.ts';
import { expertsDim, routedExperts, router, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { moeOf, readFlag, readHeads, readSizes, readTied } from './fields.ts';
import { givenName } from './given-name.ts';
import { readLayerKinds } from './layer-lists.ts';

/**
 * Hunyuan-A13B, under transformers' name and its own: every layer has routed
 * experts and a shared one of the same width, which the config lists per layer.
 */
export const hunyuanV1Moe: Family = {
  id: 'hunyuan_v1_moe',
  aliases: ['hunyuan'],
  classes: ['HunYuanMoEV1ForCausalLM', 'HunYuanForCausalLM'],
  build(config) {
    const { vocab, hidden, layers } = readSizes(config);
    const heads = readHeads(config, hidden, {
      kvHeads: 'heads',
      headSize: 'whole',
      headSizeKey: givenName(config, 'head_dim', 'attention_head_dim'),
    });
    const width = config.dim('expert width', 'intermediate_size');
    const experts = expertsDim(readEven(config, 'num_experts', layers.size));
    const topK = readEven(config, 'moe_topk', layers.size);
    refuseOtherVariants(config, experts, layers.size, width.size);
    const bias = readFlag(config, 'attention_bias', false);
    const layer = [
      rmsNorm('input_layernorm', hidden),
      ...groupedQueryAttention({ hidden, ...heads, qkvBias: bias, outBias: bias }),
      rmsNorm('self_attn.query_layernorm', heads.headSize),
      rmsNorm('self_attn.key_layernorm', heads.headSize),
      rmsNorm('post_attention_layernorm', hidden),
      ...router('mlp.gate.wg', experts, hidden),
      ...routedExperts('mlp.', experts, hidden, width),
      ...sharedExperts('mlp.shared_mlp.', hidden, width),
    ];
    const tied = readTied(config, false);
    const moe = moeOf({ experts, topK }, layers.size);
    return decoder({ vocab, hidden, tied, moe, layers: [{ count: layers, rows: layer }] });
  },
};

/** A number, or a list that says the same number for each layer. */
function readEven(config: Config, key: string, layers: number): number {
  const value = config.raw(key);
  if (!Array.isArray(value)) return config.size(key);
  const [first] = value as unknown[];
  readLayerKinds(config, key, layers, [first as number]);
  if (typeof first === 'number' && Number.isSafeInteger(first) && first > 0) return first;
  throw config.refusal(
    'wrong-type',
    `${key}[0]`,
    first,
    'It must be a whole number of at least one.',
    'Correct it from the published config.json.',
  );
}

/** What the original code can switch on and no release of this architecture has. */
function refuseOtherVariants(config: Config, experts: Dim, layers: number, width: number): void {
  if (Array.isArray(config.raw('moe_intermediate_size')))
    readLayerKinds(config, 'moe_intermediate_size', layers, [width]);
  else config.only('moe_intermediate_size', width, 'An expert is as wide as intermediate_size.');
  if (Array.isArray(config.raw('num_shared_expert')))
    readLayerKinds(config, 'num_shared_expert', layers, [1]);
  else config.only('num_shared_expert', 1, 'Every release has one shared expert a layer.');
  config.only('use_mixed_mlp_moe', true, 'Every release has a shared expert.');
  config.only('use_qk_norm', true, 'Every release norms queries and keys.');
  config.only('use_cla', false, 'Layers that share keys and values hold fewer weights.');
  config.only('use_mla', false, 'Latent attention holds other weights.');
  config.only('moe_layer_num_skipped', 0, 'Layers that are skipped would be dense.');
  config.only('mlp_bias', false, 'No release has biases on its experts.');
  config.ignore('cla_share_factor', 'org_vocab_size');
  if (config.has('attention_head_dim'))
    config.only(
      'head_dim',
      config.size('attention_head_dim'),
      'It differs from attention_head_dim.',
    );
  if (config.raw('model_type') === 'hunyuan' && experts.size === 1) {
    throw config.refusal(
      'not-understood',
      'num_experts',
      1,
      'A model of one expert is the dense one of the same name, with another feed-forward.',
      'Open an issue with the config, or count the file itself.',
    );
  }
}
