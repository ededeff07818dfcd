import type { Model } from '#catalogue';
import type { Counter, Part } from './counter.ts';
import { chosen, field, fieldOr, once, rowsOf } from './of-model.ts';

/** A training run's arguments, as far as the estimate reads them; norms are RMSNorm. */
export interface Arguments {
  readonly hidden: number;
  readonly layers: number;
  readonly denseLayers: number;
  /** Draft layers, of the kind of the last layer. */
  readonly mtpLayers: number;
  readonly vocab: number;
  readonly tied: boolean;
  /** Parameters of one layer's attention. */
  readonly attention: number;
  readonly ffnWidth: number;
  readonly expertWidth: number;
  readonly sharedWidth: number;
  readonly experts: number;
  readonly topK: number;
  /** Three matrices a block where a gate is one of them, else two. */
  readonly gated: boolean;
  /** `--add-bias-linear`: of all biases that it brings, the estimate counts the router's. */
  readonly biases: boolean;
}

export interface Sums {
  readonly tables: number;
  readonly attentionAndNorms: number;
  readonly ffn: number;
  readonly shared: number;
  readonly routed: number;
  readonly chosen: number;
  readonly routers: number;
  readonly draft: number;
}

export function sums(args: Arguments): Sums {
  const { hidden, layers, denseLayers, experts, topK } = args;
  const moeLayers = layers - denseLayers;
  const matrices = args.gated ? 3 : 2;
  const block = (width: number): number => matrices * hidden * width;
  const norms = 2 * hidden;
  const router = hidden * experts + (args.biases ? experts : 0);
  const [ffn, shared, expert] = [
    block(args.ffnWidth),
    block(args.sharedWidth),
    block(args.expertWidth),
  ];
  const moeLayer = args.attention + shared + expert * experts + norms + router;
  return {
    tables: (args.tied ? 1 : 2) * hidden * args.vocab,
    attentionAndNorms: (args.attention + norms) * layers + hidden,
    ffn: ffn * denseLayers,
    shared: shared * moeLayers,
    routed: expert * experts * moeLayers,
    chosen: expert * topK * moeLayers,
    routers: router * moeLayers,
    draft: moeLayer * args.mtpLayers,
  };
}

/** Attention with grouped queries, or through a latent with its two norms. */
export function attentionOf(model: Model): number {
  const hidden = field(model, 'hidden_size');
  const heads = field(model, 'num_attention_heads');
  const latent = fieldOr(model, 0, 'kv_lora_rank');
  if (latent === 0) {
    const size = field(model, 'head_dim');
    return 2 * hidden * size * (heads + field(model, 'num_key_value_heads'));
  }
  const [nope, rope] = [field(model, 'qk_nope_head_dim'), field(model, 'qk_rope_head_dim')];
  const value = field(model, 'v_head_dim');
  return (
    field(model, 'q_lora_rank') * (hidden + heads * (nope + rope) + 1) +
    latent * (hidden + heads * (nope + value) + 1) +
    hidden * rope +
    heads * value * hidden
  );
}

export const megatronLm: Counter = {
  total: (model) => partsOf(model, 'total'),
  active: (model) => partsOf(model, 'active'),
};

function partsOf(model: Model, part: 'total' | 'active'): readonly Part[] {
  const theirs = sums(argumentsOf(model));
  const whole = part === 'total';
  return [
    { what: 'Vocabulary tables', theirs: theirs.tables, ours: once(model, 'embedding', 'head') },
    {
      what: 'Attention and norms',
      theirs: theirs.attentionAndNorms,
      ours: once(model, 'attention', 'norm'),
    },
    { what: 'Dense feed-forward', theirs: theirs.ffn, ours: once(model, 'ffn') },
    { what: 'Shared experts', theirs: theirs.shared, ours: once(model, 'shared') },
    {
      what: whole ? 'Routed experts' : 'Chosen experts',
      theirs: whole ? theirs.routed : theirs.chosen,
      ours: whole ? once(model, 'routed') : chosen(model),
    },
    { what: 'Routers', theirs: theirs.routers, ours: once(model, 'router') },
    {
      what: whole ? 'Draft block' : 'Draft block, all its experts',
      theirs: theirs.draft,
      ours: whole ? once(model, 'mtp') : 0,
    },
  ];
}

function argumentsOf(model: Model): Arguments {
  const expertWidth = field(model, 'moe_intermediate_size', 'intermediate_size');
  return {
    hidden: field(model, 'hidden_size'),
    layers: field(model, 'num_hidden_layers'),
    denseLayers: fieldOr(model, 0, 'first_k_dense_replace'),
    mtpLayers: fieldOr(model, 0, 'num_nextn_predict_layers'),
    vocab: field(model, 'vocab_size'),
    tied: model.config['tie_word_embeddings'] === true,
    attention: attentionOf(model),
    ffnWidth: field(model, 'intermediate_size'),
    expertWidth,
    sharedWidth: fieldOr(model, 0, 'n_shared_experts') * expertWidth,
    experts: field(model, 'n_routed_experts', 'num_local_experts', 'num_experts'),
    topK: field(model, 'num_experts_per_tok'),
    gated: true,
    biases: rowsOf(model).some(({ role, kind }) => role === 'routed' && kind === 'bias'),
  };
}
