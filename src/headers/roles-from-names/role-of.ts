import type { Role } from '../../engine/roles.ts';
import { isNorm } from './norm.ts';
import { firstFit, type Naming } from './rules.ts';

export interface NamedRole {
  readonly role: Role;
  /** The role inside a draft block or a tower; otherwise null. */
  readonly inner: Role | null;
}

/** What a tensor is for, as its name says it: `other` where no rule knows the name. */
export function roleOf(pattern: string, naming: Naming, inDraft: boolean): NamedRole {
  const part = inDraft ? 'mtp' : firstFit(naming.parts, pattern);
  const role = isNorm(pattern) ? 'norm' : firstFit(naming.roles, pattern);
  return part === 'other' ? { role, inner: null } : { role: part, inner: role };
}
