import type { Config } from '../config.ts';
import { dim, product, type Dim } from '../dim.ts';
import { intoDraft } from '../layers/draft.ts';
import { linear } from '../layers/linear.ts';
import { rmsNorm } from '../layers/norms.ts';
import { nest, type Row } from '../ledger.ts';
import { declaredDrafts } from './declared-drafts.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** MiMo-7B, whose code is in its repository: Qwen2's layer, and a draft block of one layer more. */
export const mimo: Family = {
  id: 'mimo',
  classes: ['MiMoForCausalLM'],
  build: (config) =>
    llamaLike(config, {
      heads: { kvHeads: 32, headSize: 'hidden/heads' },
      tied: false,
      bias: { qkv: readFlag(config, 'attention_bias', true) },
      draft: (layer, hidden) => readDraft(config, layer, hidden),
    }),
};

function readDraft(config: Config, layer: readonly Row[], hidden: Dim): Row[] {
  const blocks = declaredDrafts(config);
  if (blocks === 0) return [];
  const block = intoDraft([
    ...layer,
    ...linear('other', 'input_proj', hidden, product(dim('states', 2), hidden)),
    ...['token_layernorm', 'hidden_layernorm', 'final_layernorm'].map((name) =>
      rmsNorm(name, hidden),
    ),
  ]);
  return nest(block, 'model.mtp_layers.*.', dim('draft blocks', blocks));
}
