import { dim, product, type Dim } from '../dim.ts';
import type { Config } from '../config.ts';
import { times } from '../checked.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readFlag, readTied } from './fields.ts';

/** Falcon: q, k and v in one matrix, shared keys of one or of several groups, halves side by side. */
export const falcon: Family = {
  id: 'falcon',
  aliases: ['RefinedWeb', 'RefinedWebModel'],
  classes: ['FalconForCausalLM', 'RWForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'hidden_size');
    const layers = config.dim('layers', spelt(config, 'num_hidden_layers', 'n_layer'));
    const heads = config.dim('heads', spelt(config, 'num_attention_heads', 'n_head'));
    const bias = readFlag(config, 'bias', false);
    const grouped = readGrouped(config);
    const width = config.sizeOr('ffn_hidden_size', {
      value: times(4, hidden.size),
      because: 'four times the hidden size',
    });
    const layer = [
      ...norms(config, hidden, grouped),
      ...linear(
        'attention',
        'self_attention.query_key_value',
        fused(config, hidden, heads, grouped),
        hidden,
        bias,
      ),
      ...linear('attention', 'self_attention.dense', hidden, hidden, bias),
      ...plainMlp('ffn', 'mlp.', hidden, dim('FFN width', width), bias, [
        'dense_h_to_4h',
        'dense_4h_to_h',
      ]),
    ];
    config.ignore('alibi');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, true),
      embeddingName: 'transformer.word_embeddings.weight',
      layers: [{ count: layers, rows: layer }],
      layerPrefix: 'transformer.h.*.',
      final: layerNorm('transformer.ln_f', hidden),
    });
  },
};

/** Configs from before the architecture was in transformers spell some fields otherwise. */
function spelt(config: Config, now: string, before: string): string {
  return config.has(before) && !config.has(now) ? before : now;
}

/** The layer of the 40B and 180B models. Their first code has no switch for it: it is its own model_type. */
function readGrouped(config: Config): boolean {
  const type = config.raw('model_type');
  if (type === 'RefinedWeb') return true;
  if (type === 'RefinedWebModel') return false;
  return readFlag(config, 'new_decoder_architecture', false);
}

/** Width of the matrix that makes queries, keys and values. */
function fused(config: Config, hidden: Dim, heads: Dim, grouped: boolean): Dim {
  if (hidden.size % heads.size !== 0) {
    throw config.refusal(
      'inconsistent',
      'num_attention_heads',
      heads.size,
      `The heads must cut the hidden size evenly, and ${hidden.size} / ${heads.size} is not whole.`,
      'Correct one of the two.',
    );
  }
  const headSize = dim('head size', hidden.size / heads.size);
  const multiQuery = readFlag(config, 'multi_query', true);
  const key = spelt(config, 'num_kv_heads', 'n_head_kv');
  if (grouped) {
    const kv = config.sizeOr(key, { value: heads.size, because: 'as many as heads' });
    return product(dim('heads and 2 × KV heads', heads.size + 2 * kv), headSize);
  }
  config.ignore(key);
  return multiQuery
    ? product(dim('heads, one key and one value', heads.size + 2), headSize)
    : product(dim('q, k and v', 3), hidden);
}

/** Side by side, the halves have two norms in the grouped layer and share one otherwise; one after the other, two. */
function norms(config: Config, hidden: Dim, grouped: boolean): Row[] {
  const inParallel = config.sizeOr('num_ln_in_parallel_attn', {
    value: grouped ? 2 : 1,
    because: "the reference class's default for this layer",
  });
  if (!readFlag(config, 'parallel_attn', true)) {
    return ['input_layernorm', 'post_attention_layernorm'].flatMap((name) =>
      layerNorm(name, hidden),
    );
  }
  return inParallel === 2
    ? [...layerNorm('ln_attn', hidden), ...layerNorm('ln_mlp', hidden)]
    : layerNorm('input_layernorm', hidden);
}
