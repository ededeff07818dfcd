import type { Role } from '../../engine/roles.ts';

/** Names that say a role; the first rule that fits a pattern wins. */
export type RoleRule = readonly [role: Role, names: RegExp];

/** How a format names tensors; each reader brings its own. */
export interface Naming {
  readonly format: 'safetensors' | 'gguf';
  /** Roles in the text model. */
  readonly roles: readonly RoleRule[];
  /** Parts that stand beside it. */
  readonly parts: readonly RoleRule[];
}

export function firstFit(rules: readonly RoleRule[], pattern: string): Role {
  return rules.find(([, names]) => names.test(pattern))?.[0] ?? 'other';
}
