import { dim } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readTied } from './fields.ts';
import { readInner } from './gpt-fields.ts';

/** GPT-J: one norm a layer, attention without biases, a bias on the output head. */
export const gptj: Family = {
  id: 'gptj',
  classes: ['GPTJForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'n_embd');
    const layers = config.dim('layers', 'n_layer');
    const inner = dim('FFN width', readInner(config, 'n_inner', hidden));
    const layer = [
      ...layerNorm('ln_1', hidden),
      ...['q_proj', 'k_proj', 'v_proj', 'out_proj'].flatMap((name) =>
        linear('attention', `attn.${name}`, hidden, hidden),
      ),
      ...plainMlp('ffn', 'mlp.', hidden, inner, true, ['fc_in', 'fc_out']),
    ];
    // Heads cut the hidden width without changing it, and rotation has no weights.
    config.ignore('n_head', 'n_positions', 'n_ctx', 'rotary_dim');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, false),
      embeddingName: 'transformer.wte.weight',
      headBias: true,
      layers: [{ count: layers, rows: layer }],
      layerPrefix: 'transformer.h.*.',
      final: layerNorm('transformer.ln_f', hidden),
    });
  },
};
