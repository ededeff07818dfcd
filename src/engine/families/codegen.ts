import { dim, product } from '../dim.ts';
import { decoder } from '../layers/decoder.ts';
import { linear } from '../layers/linear.ts';
import { plainMlp } from '../layers/mlp.ts';
import { layerNorm } from '../layers/norms.ts';
import type { Family } from './family.ts';
import { readTied } from './fields.ts';
import { readInner } from './gpt-fields.ts';

/** CodeGen: GPT-J’s layer with q, k and v in one matrix. */
export const codegen: Family = {
  id: 'codegen',
  classes: ['CodeGenForCausalLM'],
  build(config) {
    const vocab = config.dim('vocab', 'vocab_size');
    const hidden = config.dim('hidden', 'n_embd');
    const layers = config.dim('layers', 'n_layer');
    const inner = dim('FFN width', readInner(config, 'n_inner', hidden));
    const layer = [
      ...layerNorm('ln_1', hidden),
      ...linear('attention', 'attn.qkv_proj', product(dim('q, k and v', 3), hidden), hidden),
      ...linear('attention', 'attn.out_proj', hidden, hidden),
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
