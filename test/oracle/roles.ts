import type { Role } from '#engine';

/**
 * What a tensor is for, told from its name in the file alone and not from how
 * the engine built it. The first rule that fits decides; a case file may put
 * rules of its family before these.
 */
export type RoleRule = readonly [pattern: string, role: Role];

// prettier-ignore
export const ROLE_RULES: readonly RoleRule[] = [
  ['(^|\\.)(lm_head|embed_out|score)\\.', 'head'],
  ['(^|\\.)(embed_tokens|wte|embed_in|word_embeddings)\\.weight$', 'embedding'],
  ['(^|\\.)(wpe|embed_positions|position_embeddings)\\.weight$', 'position'],
  ['(^|[._])(layer)?norm\\.(weight|bias)$', 'norm'],
  ['(^|\\.)ln_\\w+\\.(weight|bias)$', 'norm'],
  ['(^|_)(layer)?norms?\\d?\\.(weight|bias)$', 'norm'],
  ['(^|\\.)(e_score_correction_bias|expert_bias)$', 'router'],
  ['\\.experts\\.', 'routed'],
  ['\\.shared_experts?[._]', 'shared'],
  ['\\.(mlp|block_sparse_moe|feed_forward)\\.(gate|router)\\.', 'router'],
  ['\\.(self_attn|attn|attention)\\.', 'attention'],
  ['\\.(mlp|feed_forward)\\.', 'ffn'],
];

export function roleOf(name: string, own: readonly RoleRule[]): Role {
  const rule = [...own, ...ROLE_RULES].find(([pattern]) => new RegExp(pattern).test(name));
  if (rule) return rule[1];
  throw new Error(
    `No role rule fits ${name}: add one to test/oracle/roles.ts or to the case file.`,
  );
}
