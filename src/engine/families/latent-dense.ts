import type { Config } from '../config.ts';
import { dim, type Dim } from '../dim.ts';
import { decoder, type Blueprint } from '../layers/decoder.ts';
import { latentAttention } from '../layers/mla.ts';
import { gatedMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import { readSizes, readTied } from './fields.ts';

/**
 * A dense decoder with multi-head latent attention in every layer. `valueSize`
 * says how wide a head's value is where the config doesn't; without it the
 * field is required.
 */
export function latentDense(
  config: Config,
  bias: { qkv: boolean; mlp: boolean },
  valueSize?: 'hidden/heads',
): Blueprint {
  const { vocab, hidden, layers } = readSizes(config);
  const heads = config.dim('heads', 'num_attention_heads');
  const queryRank = config.sizeOrNull('q_lora_rank');
  const layer = [
    rmsNorm('input_layernorm', hidden),
    ...latentAttention({
      hidden,
      heads,
      queryRank: queryRank === null ? null : dim('query rank', queryRank),
      kvRank: config.dim('KV rank', 'kv_lora_rank'),
      nopeSize: config.size('qk_nope_head_dim'),
      ropeSize: config.size('qk_rope_head_dim'),
      valueSize: valueSize ? valueOrHead(config, hidden, heads) : config.size('v_head_dim'),
      bias: bias.qkv,
    }),
    rmsNorm('post_attention_layernorm', hidden),
    ...gatedMlp('ffn', 'mlp.', hidden, config.dim('FFN width', 'intermediate_size'), bias.mlp),
  ];
  // Latent attention has as many key-value heads as heads, whatever these two fields say.
  config.ignore('num_key_value_heads', 'head_dim');
  return decoder({
    vocab,
    hidden,
    tied: readTied(config, true),
    layers: [{ count: layers, rows: layer }],
  });
}

function valueOrHead(config: Config, hidden: Dim, heads: Dim): number {
  if (!config.has('v_head_dim') && hidden.size % heads.size !== 0) return config.size('v_head_dim');
  return config.sizeOr('v_head_dim', {
    value: hidden.size / heads.size,
    because: 'hidden_size / num_attention_heads',
  });
}
