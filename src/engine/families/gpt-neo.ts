import { dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import { row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readTied } from './fields.ts';
import { readInner } from './gpt-fields.ts';

/** GPT-Neo: learned positions, every other layer looks back over a window, biases on all but q, k and v. */
export const gptNeo: Family = {
  id: 'gpt_neo',
  classes: ['GPTNeoForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'hidden_size');
    const layers = config.dim('layers', 'num_layers');
    const positions = config.dim('positions', 'max_position_embeddings');
    const inner = dim('FFN width', readInner(config, 'intermediate_size', hidden));
    const layer = [
      ...layerNorm('ln_1', hidden),
      ...['q_proj', 'k_proj', 'v_proj'].flatMap((name) =>
        linear('attention', `attn.attention.${name}`, hidden, hidden),
      ),
      ...linear('attention', 'attn.attention.out_proj', hidden, hidden, true),
      ...layerNorm('ln_2', hidden),
      ...plainMlp('ffn', 'mlp.', hidden, inner, true, ['c_fc', 'c_proj']),
    ];
    config.ignore('num_heads', 'attention_types', 'attention_layers', 'window_size');
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
