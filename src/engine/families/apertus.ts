import { dim, type Dim } from '../dim.ts';
import { plainMlp } from '../layers/mlp.ts';
import { qkNormPerHead } from '../layers/qk-norm.ts';
import { row, type Row } from '../ledger.ts';
import type { Family } from './family.ts';
import { readFlag } from './fields.ts';
import { llamaLike } from './llama-like.ts';

/** Apertus: no gate, queries and keys normed head by head, and an activation with two learned values a layer. */
export const apertus: Family = {
  id: 'apertus',
  classes: ['ApertusForCausalLM'],
  build(config) {
    config.choiceOr('hidden_act', ['xielu'], {
      value: 'xielu',
      because: "the reference class's constant; its two slopes are learned",
    });
    config.only('qk_norm', true, 'The class norms queries and keys whatever it says.');
    config.only('post_norm', false, 'The class norms before each half whatever it says.');
    config.only('mlp_bias', false, 'The class builds no biases in the feed-forward part.');
    const bias = readFlag(config, 'attention_bias', false);
    return llamaLike(config, {
      heads: { kvHeads: 'heads', headSize: 'hidden/heads' },
      tied: false,
      bias: { qkv: bias, out: bias },
      norms: ['attention_layernorm', 'feedforward_layernorm'],
      qkNorm: ({ headSize }) => qkNormPerHead(headSize),
      mlp: xieluMlp,
    });
  },
};

/** Up, the activation with its slopes for positive and for negative values, down. */
function xieluMlp(hidden: Dim, width: Dim): Row[] {
  const slope = (name: string): Row =>
    row({ role: 'ffn', kind: 'vector', name: `mlp.act_fn.${name}`, shape: [dim('slope', 1)] });
  return [...plainMlp('ffn', 'mlp.', hidden, width), slope('alpha_p'), slope('alpha_n')];
}
