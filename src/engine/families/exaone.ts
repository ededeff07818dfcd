import type { Family } from './family.ts';
import { llamaLike } from './llama-like.ts';
import { byTable } from './name-table.ts';
import { renamed } from './renamed.ts';

const NAMES = byTable([
  ['model.embed_tokens.', 'transformer.wte.'],
  ['model.layers.*.input_layernorm.', 'transformer.h.*.ln_1.'],
  ['model.layers.*.post_attention_layernorm.', 'transformer.h.*.ln_2.'],
  ['model.layers.*.self_attn.o_proj.', 'transformer.h.*.attn.attention.out_proj.'],
  ['model.layers.*.self_attn.', 'transformer.h.*.attn.attention.'],
  ['model.layers.*.mlp.gate_proj.', 'transformer.h.*.mlp.c_fc_0.'],
  ['model.layers.*.mlp.up_proj.', 'transformer.h.*.mlp.c_fc_1.'],
  ['model.layers.*.mlp.down_proj.', 'transformer.h.*.mlp.c_proj.'],
  ['model.norm.', 'transformer.ln_f.'],
]);

/** EXAONE 3, 3.5 and Deep, whose code is in their repositories: Llama's layer under the names of GPT-2. */
export const exaone: Family = {
  id: 'exaone',
  classes: ['ExaoneForCausalLM'],
  build(config) {
    return renamed(
      llamaLike(config, {
        heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
        tied: true,
        layersKey: config.spelling('num_layers', 'num_hidden_layers'),
      }),
      NAMES,
    );
  },
};
