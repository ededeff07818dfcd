/** Last words of a name that say what of a module it is, not which module. */
const OF_A_MODULE = new Set(['weight', 'bias', 'scale', 'norms', 'm', '*']);

/**
 * Whether a tensor is a norm's: `input_layernorm.weight`, `ln_1.bias`, `norm_f`,
 * `attn_q_norm.weight`. Told by the module's own word alone, in one pass, so that
 * a hostile name takes no longer than another.
 */
export function isNorm(pattern: string): boolean {
  let end = pattern.length;
  for (;;) {
    const dot = pattern.lastIndexOf('.', end - 1);
    const word = pattern.slice(dot + 1, end);
    if (dot < 0 || !OF_A_MODULE.has(word)) return saysNorm(word);
    end = dot;
  }
}

function saysNorm(word: string): boolean {
  return /norm/i.test(word) || /^ln(_|\d|$)/.test(word) || word.endsWith('_ln');
}
