import { times } from '../checked.ts';
import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { rmsNorm } from '../layers/norms.ts';
import type { Config } from '../config.ts';
import type { Family } from './family.ts';
import { readTied } from './fields.ts';

/** MPT: no biases at all, norms with a scale alone, positions by a slope, tied. */
export const mpt: Family = {
  id: 'mpt',
  classes: ['MptForCausalLM', 'MPTForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'd_model');
    const layers = config.dim('layers', 'n_layers');
    refuseVariants(config);
    const inner = dim('FFN width', times(4, hidden.size));
    const layer = [
      rmsNorm('norm_1', hidden),
      ...linear('attention', 'attn.Wqkv', product(dim('q, k and v', 3), hidden), hidden),
      ...linear('attention', 'attn.out_proj', hidden, hidden),
      rmsNorm('norm_2', hidden),
      ...plainMlp('ffn', 'ffn.', hidden, inner),
    ];
    config.ignore('n_heads', 'max_seq_len');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, true),
      embeddingName: 'transformer.wte.weight',
      layers: [{ count: layers, rows: layer }],
      layerPrefix: 'transformer.blocks.*.',
      final: [rmsNorm('transformer.norm_f', hidden)],
    });
  },
};

/** What the original code builds and the class here doesn't: other widths, biases, positions, shared keys. */
function refuseVariants(config: Config): void {
  config.choiceOr('expansion_ratio', [4], { value: 4, because: 'the only one the class builds' });
  if (config.raw('no_bias') === false) {
    throw config.refusal(
      'not-understood',
      'no_bias',
      false,
      'The class builds no bias; the original code would.',
      'Count the file itself, or open an issue with the config.',
    );
  }
  const attention = config.raw('attn_config');
  if (attention == null) {
    config.assume('attn_config is not given: multi-head attention with slopes for positions.');
    return;
  }
  const part = config.nested('attn_config');
  for (const [key, known] of [
    ['attn_type', 'multihead_attention'],
    ['qk_ln', false],
    ['alibi', true],
  ] as const) {
    const value = part.raw(key);
    if (value == null || value === known) continue;
    throw part.refusal(
      'not-understood',
      key,
      value,
      `Known here: ${String(known)}; another value adds or removes weights.`,
      'Count the file itself, or open an issue with the config.',
    );
  }
}
