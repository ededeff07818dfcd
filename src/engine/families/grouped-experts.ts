import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { routedExperts, router, routerCorrection, sharedExperts } from '../layers/moe.ts';
import { rmsNorm } from '../layers/norms.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import type { Row } from '../ledger.ts';
import {
  moeOf,
  readFlag,
  readHeads,
  readRouting,
  readSizes,
  readTied,
  type HeadDefaults,
  type Heads,
  type Sizes,
} from './fields.ts';
import type { Split } from './routed-layers.ts';

/** What sets one member of the line apart. */
export interface GroupedExperts {
  readonly heads: HeadDefaults;
  /** Which projections `attention_bias` gives a bias; without it the class knows no biases. */
  readonly bias?: 'qkv' | 'all';
  /** Whether `attention_bias` is on where the config doesn't say. */
  readonly biasDefault?: boolean;
  readonly qkNorm: 'always' | 'stated' | 'never';
  /** Which layers route; null where all do, and nothing has a dense width. */
  readonly split: ((config: Config, layers: Dim) => Split) | null;
  readonly expertsKey: string;
  readonly sharedKey: string;
  /** Shared experts where the field is absent; null where the class has no default. */
  readonly shared: number | null;
  /** What the router's correction is called; null where its scores aren't corrected. */
  readonly correction: string | null;
  /** Attention that the files hold otherwise than in four matrices; `bias` and `qkNorm` don't concern it. */
  readonly attention?: (config: Config, hidden: Dim, heads: Heads) => Row[];
  readonly embeddingName?: string;
  /** The draft blocks; both kinds of layer are handed over, because releases differ in which they use. */
  readonly draft?: (
    config: Config,
    sizes: Sizes,
    layer: { readonly routed: readonly Row[]; readonly dense: readonly Row[] },
  ) => Pick<Blueprint, 'draft' | 'draftTables'>;
}

/** Grouped-query attention before routed and shared experts, the router's scores corrected. */
export function buildGroupedExperts(config: Config, line: GroupedExperts): Blueprint {
  const sizes = readSizes(config);
  const { vocab, hidden, layers } = sizes;
  const heads = readHeads(config, hidden, line.heads);
  const all = { dense: dim('dense layers', 0), routed: layers };
  const { dense, routed } = line.split?.(config, layers) ?? all;
  const routing = readRouting(config, line.expertsKey);
  const expertWidth = config.dim('expert width', 'moe_intermediate_size');
  const attention =
    line.attention ?? ((config, hidden, heads) => separate(config, line, hidden, heads));
  const every = [
    rmsNorm('input_layernorm', hidden),
    ...attention(config, hidden, heads),
    rmsNorm('post_attention_layernorm', hidden),
  ];
  const shared =
    line.shared === null
      ? config.size(line.sharedKey)
      : config.countOr(line.sharedKey, {
          value: line.shared,
          because: "the reference class's default",
        });
  const sharedWidth = product(dim('shared experts', shared), expertWidth);
  const routes = [
    ...router('mlp.gate', routing.experts, hidden),
    ...(line.correction === null ? [] : [routerCorrection(line.correction, routing.experts)]),
    ...routedExperts('mlp.', routing.experts, hidden, expertWidth),
    ...(shared > 0 ? sharedExperts('mlp.shared_experts.', hidden, sharedWidth) : []),
  ];
  const plain = line.split
    ? gatedMlp('ffn', 'mlp.', hidden, config.dim('FFN width', 'intermediate_size'))
    : [];
  return decoder({
    vocab,
    hidden,
    ...(line.embeddingName ? { embeddingName: line.embeddingName } : {}),
    tied: readTied(config, false),
    moe: moeOf(routing, routed.size),
    layers: [
      { count: layers, rows: every },
      { count: dense, rows: plain },
      { count: routed, rows: routes },
    ],
    ...line.draft?.(config, sizes, {
      routed: [...every, ...routes],
      dense: [...every, ...plain],
    }),
  });
}

function separate(config: Config, line: GroupedExperts, hidden: Dim, heads: Heads): Row[] {
  const bias = line.bias ? readFlag(config, 'attention_bias', line.biasDefault ?? false) : false;
  const normed =
    line.qkNorm === 'stated' ? readFlag(config, 'use_qk_norm', false) : line.qkNorm === 'always';
  return [
    ...groupedQueryAttention({
      hidden,
      ...heads,
      qkvBias: bias,
      outBias: bias && line.bias === 'all',
    }),
    ...(normed ? qkNormPerHead(heads.headSize) : []),
  ];
}
