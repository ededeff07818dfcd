import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import { row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readFlag, readTied } from './fields.ts';
import { readInner } from './gpt-fields.ts';

/** StarCoder and SantaCoder: GPT-2’s layer whose heads share one key and one value. */
export const gptBigcode: Family = {
  id: 'gpt_bigcode',
  classes: ['GPTBigCodeForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'n_embd');
    const layers = config.dim('layers', 'n_layer');
    const heads = config.dim('heads', 'n_head');
    const positions = config.dim('positions', 'n_positions');
    const inner = dim('FFN width', readInner(config, 'n_inner', hidden));
    const shared = readFlag(config, 'multi_query', true);
    if (hidden.size % heads.size !== 0) {
      throw config.refusal(
        'inconsistent',
        'n_head',
        heads.size,
        `The heads must cut the hidden size evenly, and ${hidden.size} / ${heads.size} is not whole.`,
        'Correct one of the two.',
      );
    }
    const fused = shared
      ? dim('queries, one key and one value', hidden.size + 2 * (hidden.size / heads.size))
      : product(dim('q, k and v', 3), hidden);
    const layer = [
      ...layerNorm('ln_1', hidden),
      ...linear('attention', 'attn.c_attn', fused, hidden, true),
      ...linear('attention', 'attn.c_proj', hidden, hidden, true),
      ...layerNorm('ln_2', hidden),
      ...plainMlp('ffn', 'mlp.', hidden, inner, true, ['c_fc', 'c_proj']),
    ];
    config.ignore('n_ctx', 'num_key_value_heads');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, true),
      embeddingName: 'transformer.wte.weight',
      extra: [
        row({
          role: 'position',
          kind: 'table',
          name: 'transformer.wpe.weight',
          shape: [positions, hidden],
        }),
      ],
      layers: [{ count: layers, rows: layer }],
      layerPrefix: 'transformer.h.*.',
      final: layerNorm('transformer.ln_f', hidden),
    });
  },
};
