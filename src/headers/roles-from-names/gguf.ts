import type { Naming, RoleRule } from './rules.ts';

/** Roles of llama.cpp's names (ggml-org/llama.cpp, gguf-py/gguf/constants.py), the special before the general. */
const ROLES: readonly RoleRule[] = [
  ['lookup', /^per_layer_token_embd\b/],
  ['position', /^position_embd\b/],
  ['embedding', /^(token_embd|token_types)\b|\.nextn\.embed_tokens\b/],
  ['head', /^output\b|\.nextn\.shared_head_head\b/],
  ['shared', /_shexp\b/],
  ['router', /\.(ffn_gate_inp|exp_probs_b|ffn_exp_probs_b)\b/],
  ['routed', /\.ffn_\w*exps\b|\.ffn_(gate|up|down)\.\*\./],
  ['mixer', /\.(ssm_|shortconv|time_mix_|attn_(gate|qkv)_ssm)/],
  ['attention', /\.(cross_attn_|indexer\b)/],
  [
    'other',
    /\.(altup|laurel|inp_gate|proj\.|layer_output_scale|ffn_latent|hc_)|^(altup|per_layer)/,
  ],
  ['attention', /\.attn_/],
  ['ffn', /\.(ffn_|channel_mix_)/],
];

/** Towers lie in files of their own, with short names. */
const PARTS: readonly RoleRule[] = [
  ['projector', /^mm\./],
  ['vision', /^v\./],
  ['audio', /^a\./],
  ['mtp', /\.nextn\./],
];

export const GGUF: Naming = { format: 'gguf', roles: ROLES, parts: PARTS };
