import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { latentDense } from './latent-dense.ts';

/** MiniCPM3: a dense model with latent attention; its scalings have no weights. */
export const minicpm3: Family = {
  id: 'minicpm3',
  classes: ['MiniCPM3ForCausalLM'],
  build(config) {
    config.ignore('dim_model_base', 'scale_emb', 'scale_depth');
    const bias = {
      qkv: readFlag(config, 'attention_bias', false),
      mlp: readFlag(config, 'mlp_bias', false),
    };
    return latentDense(config, bias, 'hidden/heads');
  },
};
