import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Seed-OSS: biases on q, k and v by one flag, on o by another. */
export const seedOss: Family = {
  id: 'seed_oss',
  classes: ['SeedOssForCausalLM'],
  build: (config) =>
    llamaLike(config, {
      heads: { kvHeads: 8, headSize: 128 },
      tied: false,
      bias: {
        qkv: readFlag(config, 'attention_bias', true),
        out: readFlag(config, 'attention_out_bias', false),
        mlp: readFlag(config, 'mlp_bias', false),
      },
    }),
};
