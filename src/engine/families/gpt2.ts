import { times } from '../checked.ts';
import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { conv1d } from '../layers/linear.ts';
import { layerNorm } from '../layers/norms.ts';
import { row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readTied } from './fields.ts';

/** GPT-2: learned positions, LayerNorm with shifts, biases everywhere, tied. */
export const gpt2: Family = {
  id: 'gpt2',
  classes: ['GPT2LMHeadModel'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'n_embd');
    const layers = config.dim('layers', 'n_layer');
    const positions = config.dim('positions', 'n_positions');
    const width = config.sizeOr('n_inner', {
      value: times(4, hidden.size),
      because: 'four times n_embd',
    });
    const inner = dim('FFN width', width);
    const layer = [
      ...layerNorm('ln_1', hidden),
      ...conv1d('attention', 'attn.c_attn', hidden, product(dim('q, k and v', 3), hidden)),
      ...conv1d('attention', 'attn.c_proj', hidden, hidden),
      ...layerNorm('ln_2', hidden),
      ...conv1d('ffn', 'mlp.c_fc', hidden, inner),
      ...conv1d('ffn', 'mlp.c_proj', inner, hidden),
    ];
    // Heads split the hidden width without changing it; n_ctx repeats n_positions.
    config.ignore('n_head', 'n_ctx');
    return decoder({
      vocab,
      hidden,
      tied: readTied(config, true),
      embeddingName: 'wte.weight',
      extra: [
        row({ role: 'position', kind: 'table', name: 'wpe.weight', shape: [positions, hidden] }),
      ],
      layers: [{ count: layers, rows: layer }],
      layerPrefix: 'h.*.',
      final: layerNorm('ln_f', hidden),
    });
  },
};
