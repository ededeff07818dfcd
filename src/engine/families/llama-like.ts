import type { Config } from '../config.ts';
import type { Dim } from '../dim.ts';
import { groupedQueryAttention } from '../layers/attention.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import { readHeads, readTied, type HeadDefaults, type Heads } from './fields.ts';
import { placed, type Place } from './placed.ts';

/** What a dense decoder of the Llama line does otherwise than Llama; whatever is left out is as there. */
export interface LlamaLike {
  readonly heads: HeadDefaults;
  /** Whether the tables are tied where the config doesn't say. */
  readonly tied: boolean;
  readonly bias?: { readonly qkv?: boolean; readonly out?: boolean; readonly mlp?: boolean };
  /** Norms of a layer, by name. */
  readonly norms?: readonly string[];
  /** How a norm is stored: an RMSNorm's scale, a LayerNorm's scale and shift, or nothing. */
  readonly norm?: (name: string, width: Dim) => readonly Row[];
  /** Attention that the files hold otherwise than in four matrices; the biases and norms of those don't concern it. */
  readonly attention?: (heads: Heads, hidden: Dim) => readonly Row[];
  /** Fields of other names than most have. */
  readonly vocabKey?: string;
  readonly layersKey?: string;
  readonly widthKey?: string;
  readonly qkNorm?: (heads: Heads, hidden: Dim) => readonly Row[];
  readonly mlp?: (hidden: Dim, width: Dim, bias: boolean) => readonly Row[];
  /** The draft block made of one such layer more, where releases ship one. */
  readonly draft?: (layer: readonly Row[], hidden: Dim) => Row[];
}

/** Tables, equal layers of grouped-query attention and a feed-forward block, a final norm; by itself unless it is placed. */
export function llamaLike(config: Config, parts: LlamaLike, place?: Place): Blueprint {
  const {
    vocabKey = 'vocab_size',
    layersKey = 'num_hidden_layers',
    widthKey = 'intermediate_size',
  } = parts;
  const vocab = config.dim('vocab', vocabKey);
  const hidden = config.dim('hidden', 'hidden_size');
  const layers = config.dim('layers', layersKey);
  const heads = readHeads(config, hidden, parts.heads);
  const width = config.dim('FFN width', widthKey);
  const { qkv = false, out = false, mlp: mlpBias = false } = parts.bias ?? {};
  const norm = parts.norm ?? ((name: string, size: Dim) => [rmsNorm(name, size)]);
  const norms = parts.norms ?? ['input_layernorm', 'post_attention_layernorm'];
  const layer = [
    ...norms.flatMap((name) => norm(name, hidden)),
    ...(parts.attention?.(heads, hidden) ??
      groupedQueryAttention({ hidden, ...heads, qkvBias: qkv, outBias: out })),
    ...(parts.qkNorm?.(heads, hidden) ?? []),
    ...(parts.mlp?.(hidden, width, mlpBias) ?? gatedMlp('ffn', 'mlp.', hidden, width, mlpBias)),
  ];
  const at = place ?? { prefix: 'model.', tied: readTied(config, parts.tied) };
  return decoder({
    vocab,
    hidden,
    ...placed(at, hidden),
    layers: [{ count: layers, rows: layer }],
    final: norm(`${at.prefix}norm`, hidden),
    draft: parts.draft?.(layer, hidden) ?? [],
  });
}
