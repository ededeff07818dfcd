import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { row } from '../ledger.ts';
import type { Family } from './family.ts';
import { moeOf, readRouting } from './fields.ts';

/** DBRX: queries, keys and values in one matrix, the experts of a layer below each other in three. */
export const dbrx: Family = {
  id: 'dbrx',
  classes: ['DbrxForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'd_model');
    const layers = config.dim('layers', 'n_layers');
    const heads = config.dim('heads', 'n_heads');
    const attention = config.nested('attn_config');
    const ffn = config.nested('ffn_config');
    const kvHeads = attention.sizeOr('kv_n_heads', {
      value: 1,
      because: "the reference class's default",
    });
    const headSize = Math.floor(hidden.size / heads.size);
    const keysAndValues = product(
      dim('keys and values', 2),
      dim('KV heads', kvHeads),
      dim('head size', headSize),
    );
    const routing = readRouting(ffn, 'moe_num_experts', 'moe_top_k');
    const width = ffn.dim('expert width', 'ffn_hidden_size');
    // How the chosen experts' weights are scaled, and the width that d_model overrides.
    ffn.ignore('moe_normalize_expert_weights', 'hidden_size');
    config.only('tie_word_embeddings', false, 'The reference class refuses a tied head.');
    const experts = (name: string): ReturnType<typeof row> =>
      row({
        role: 'routed',
        kind: 'matrix',
        name: `ffn.experts.mlp.${name}`,
        shape: [product(routing.experts, width), hidden],
      });
    const layer = [
      rmsNorm('norm_attn_norm.norm_1', hidden),
      ...linear(
        'attention',
        'norm_attn_norm.attn.Wqkv',
        dim('queries, keys and values', hidden.size + keysAndValues.size),
        hidden,
      ),
      ...linear('attention', 'norm_attn_norm.attn.out_proj', hidden, hidden),
      rmsNorm('norm_attn_norm.norm_2', hidden),
      ...linear('router', 'ffn.router.layer', routing.experts, hidden),
      experts('w1'),
      experts('v1'),
      experts('w2'),
    ];
    return decoder({
      vocab,
      hidden,
      tied: false,
      embeddingName: 'transformer.wte.weight',
      layerPrefix: 'transformer.blocks.*.',
      moe: moeOf(routing, layers.size),
      layers: [{ count: layers, rows: layer }],
      final: [rmsNorm('transformer.norm_f', hidden)],
    });
  },
};
