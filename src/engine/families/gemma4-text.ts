import type { Config } from '../config.ts';
import { product, dim, type Dim } from '../dim.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { kvSharingAttention } from '../layers/kv-sharing-attention.ts';
import { linear } from '../layers/linear.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import {
  perLayerInput,
  perLayerTable,
  type PerLayerEmbeddings,
} from '../layers/per-layer-embeddings.ts';
import { stackedExperts } from '../layers/stacked-experts.ts';
import { row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import {
  moeOf,
  readDim,
  readFlag,
  readRouting,
  readSizes,
  readTied,
  type Routing,
  type Sizes,
} from './fields.ts';
import { readGroups } from './gemma4-layers.ts';

export interface Placed {
  /** Where the language model stands in the file: `model.`, or one level down beside towers. */
  readonly prefix: string;
  readonly tied: boolean;
  readonly extra?: readonly Row[];
  /** Without per-layer tables and experts, which one form of the model never has. */
  readonly plain?: boolean;
}

/**
 * Gemma 4's language model: four norms a layer, per-layer embeddings in the small
 * models, keys that serve as values in the large ones, experts beside the dense
 * feed-forward in one. The one value a layer that scales its output is a constant
 * of the file, as in the class: it isn't counted.
 */
export function buildGemma4(config: Config, placed: Placed): Blueprint {
  const { prefix, tied, extra, plain = false } = placed;
  const sizes = readSizes(config);
  const { vocab, hidden, layers } = sizes;
  const groups = readGroups(config, hidden, layers.size);
  if (plain) refuseMore(config);
  const embeddings = plain ? null : readPerLayer(config, sizes);
  const routing = plain ? null : readExperts(config);
  const width = config.dim('FFN width', 'intermediate_size');
  const doubles = readFlag(config, 'use_double_wide_mlp', false);
  const wide = product(dim('double width', 2), width);
  return decoder({
    vocab,
    hidden,
    tied,
    moe: routing && moeOf(routing, layers.size),
    embeddingName: `${prefix}embed_tokens.weight`,
    layerPrefix: `${prefix}layers.*.`,
    final: [rmsNorm(`${prefix}norm`, hidden)],
    extra: [...(embeddings ? perLayerTable(prefix, embeddings) : []), ...(extra ?? [])],
    layers: [
      {
        count: layers,
        rows: [
          ...fourNorms(hidden),
          ...(embeddings ? perLayerInput(embeddings) : []),
          ...(routing ? expertRows(config, hidden, routing) : []),
        ],
      },
      ...groups.map(({ count, attention, shares }) => ({
        count,
        rows: [
          ...kvSharingAttention(attention),
          ...gatedMlp('ffn', 'mlp.', hidden, shares && doubles ? wide : width),
        ],
      })),
    ],
  });
}

/** A norm before and after both halves of a layer. */
export function fourNorms(hidden: Dim): Row[] {
  return [
    rmsNorm('input_layernorm', hidden),
    rmsNorm('post_attention_layernorm', hidden),
    rmsNorm('pre_feedforward_layernorm', hidden),
    rmsNorm('post_feedforward_layernorm', hidden),
  ];
}

/** The plain form carries these fields along, saying no. */
function refuseMore(config: Config): void {
  const rule = 'This form of the model has neither per-layer tables nor experts.';
  config.only('hidden_size_per_layer_input', 0, rule);
  config.only('enable_moe_block', false, rule);
  config.ignore('vocab_size_per_layer_input', 'num_experts', 'top_k_experts');
  config.ignore('moe_intermediate_size');
}

/** The class adds the tables unless it is told a width of nought. */
function readPerLayer(config: Config, { hidden, layers }: Sizes): PerLayerEmbeddings | null {
  const vocab = readDim(config, 'per-layer vocab', 'vocab_size_per_layer_input', 262144);
  // Absent, the class fills in its constant; null says that there is no such table.
  if (config.raw('hidden_size_per_layer_input') === null) return null;
  const size = config.countOr('hidden_size_per_layer_input', {
    value: 256,
    because: "the reference class's default",
  });
  return size === 0 ? null : { vocab, hidden, layers, size: dim('per-layer size', size) };
}

function readExperts(config: Config): Routing | null {
  if (readFlag(config, 'enable_moe_block', false)) {
    return readRouting(config, 'num_experts', 'top_k_experts');
  }
  config.ignore('num_experts', 'top_k_experts', 'moe_intermediate_size');
  return null;
}

/** Experts beside the dense feed-forward, each path with norms of its own; scales on router and experts. */
function expertRows(config: Config, hidden: Dim, { experts }: Routing): Row[] {
  const width = config.dim('expert width', 'moe_intermediate_size');
  return [
    ...linear('router', 'router.proj', experts, hidden),
    row({ role: 'router', kind: 'vector', name: 'router.scale', shape: [hidden] }),
    row({ role: 'router', kind: 'vector', name: 'router.per_expert_scale', shape: [experts] }),
    ...stackedExperts('experts.', experts, hidden, width),
    rmsNorm('post_feedforward_layernorm_1', hidden),
    rmsNorm('post_feedforward_layernorm_2', hidden),
    rmsNorm('pre_feedforward_layernorm_2', hidden),
  ];
}

export const gemma4Text: Family = {
  id: 'gemma4_text',
  classes: ['Gemma4ForCausalLM'],
  build: (config) => buildGemma4(config, { prefix: 'model.', tied: readTied(config, true) }),
};
