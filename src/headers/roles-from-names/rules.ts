import type { Role } from '../../engine/roles.ts';

/** Names that say a role; the first rule that fits a pattern wins. */
export type RoleRule = readonly [role: Role, names: RegExp];

export function firstFit(rules: readonly RoleRule[], pattern: string): Role {
  return rules.find(([, names]) => names.test(pattern))?.[0] ?? 'other';
}
