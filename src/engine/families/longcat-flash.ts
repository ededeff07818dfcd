import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { intoDraft } from '../layers/draft.ts';
import { linear } from '../layers/linear.ts';
import { latentAttention } from '../layers/mla.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, routerCorrection } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { nest, row, type Row } from '../ledger.ts';
import { declaredDrafts } from './declared-drafts.ts';
import type { Family } from './family.ts';
import { readDim, readFlag, readRouting, readTied } from './fields.ts';
import { readNgramTables } from './ngram-tables.ts';

const NGRAM = 'longcat_flash_ngram';

/**
 * LongCat-Flash: a layer attends twice and runs two dense feed-forwards beside one
 * routed one. The zero experts return their input: they have a row in the router
 * and no weights, and share the top-k, so that what is active is a range. The
 * Lite form adds tables looked up by runs of tokens.
 */
export const longcatFlash: Family = {
  id: 'longcat_flash',
  aliases: [NGRAM],
  classes: ['LongcatFlashForCausalLM', 'LongcatFlashNgramForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'hidden_size');
    const layers = config.dim('layers', 'num_layers');
    const routing = readRouting(config, 'n_routed_experts', 'moe_topk');
    const { experts } = routing;
    const zero = config.countOr('zero_expert_num', {
      value: config.raw('zero_expert_num') === null ? 0 : 256,
      because: "the reference class's default",
    });
    const width = config.dim('expert width', 'expert_ffn_hidden_size');
    const scored = dim('experts and zero experts', experts.size + zero);
    const attention = latent(config, hidden);
    const dense = gatedMlp('ffn', '', hidden, config.dim('FFN width', 'ffn_hidden_size'));
    const twice = dim('sublayers', 2);
    const norms = [
      rmsNorm('input_layernorm.*', hidden),
      rmsNorm('post_attention_layernorm.*', hidden),
    ];
    const layer = [
      ...nest(norms, '', twice),
      ...nest(attention, 'self_attn.*.', twice),
      ...nest(dense, 'mlps.*.', twice),
      ...linear(
        'router',
        'mlp.router.classifier',
        scored,
        hidden,
        readFlag(config, 'router_bias', false),
      ),
      routerCorrection('mlp.router.e_score_correction_bias', scored),
      ...routedExperts('mlp.', experts, hidden, width),
    ];
    config.only('zero_expert_type', 'identity', 'Zero experts of another kind may have weights.');
    config.only(
      'qk_head_dim',
      config.size('qk_nope_head_dim') + config.size('qk_rope_head_dim'),
      'It is the sum of qk_nope_head_dim and qk_rope_head_dim.',
    );
    // Twice the layers, by the reference class's own count; what latent attention has no use for.
    config.ignore('num_hidden_layers', 'num_key_value_heads', 'head_dim');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      extra: config.raw('model_type') === NGRAM ? readNgramTables(config, vocab, hidden) : [],
      moe: { experts: experts.size, topK: routing.topK, layers: layers.size, zeroExperts: zero },
      layers: [{ count: layers, rows: layer }],
      ...readDraftBlocks(config, vocab, hidden, { attention, dense }),
    });
  },
};

function latent(config: Config, hidden: Dim): Row[] {
  return latentAttention({
    hidden,
    heads: config.dim('heads', 'num_attention_heads'),
    queryRank: readDim(config, 'query rank', 'q_lora_rank', 1536),
    kvRank: readDim(config, 'KV rank', 'kv_lora_rank', 512),
    nopeSize: config.size('qk_nope_head_dim'),
    ropeSize: config.size('qk_rope_head_dim'),
    valueSize: config.size('v_head_dim'),
    bias: readFlag(config, 'attention_bias', false),
    prefix: '',
  });
}

/** A draft block of one attention and one dense feed-forward; the release stores it with a copy of the input table. */
function readDraftBlocks(
  config: Config,
  vocab: Dim,
  hidden: Dim,
  { attention, dense }: { readonly attention: readonly Row[]; readonly dense: readonly Row[] },
): Pick<Blueprint, 'draft' | 'draftTables'> {
  const blocks = declaredDrafts(config);
  if (blocks === 0) return { draft: [], draftTables: [] };
  const layer = [
    ...linear('other', 'eh_proj', hidden, product(dim('states', 2), hidden)),
    rmsNorm('enorm.m', hidden),
    rmsNorm('hnorm.m', hidden),
    rmsNorm('input_layernorm', hidden),
    ...nest(attention, 'self_attn.'),
    rmsNorm('post_attention_layernorm', hidden),
    ...nest(dense, 'transformer_layer.mlp.'),
  ];
  return {
    draft: nest(
      intoDraft([
        ...nest(layer, 'layers.*.', dim('draft blocks', blocks)),
        rmsNorm('norm', hidden),
      ]),
      'model.mtp.',
    ),
    draftTables: [
      row({
        role: 'mtp',
        inner: 'embedding',
        kind: 'table',
        state: 'mtp-duplicate',
        name: 'model.mtp.embed_tokens.weight',
        shape: [vocab, hidden],
      }),
    ],
  };
}
