import type { Role } from '../../engine/roles.ts';
import { GGUF, GGUF_PARTS } from './gguf.ts';
import { HUGGING_FACE, PARTS } from './hugging-face.ts';
import { isNorm } from './norm.ts';
import { firstFit } from './rules.ts';

export type Naming = 'safetensors' | 'gguf';

export interface NamedRole {
  readonly role: Role;
  /** The role inside a draft block or a tower; otherwise null. */
  readonly inner: Role | null;
}

/** What a tensor is for, as its name says it: `other` where no rule knows the name. */
export function roleOf(pattern: string, naming: Naming, inDraft: boolean): NamedRole {
  const part = inDraft ? 'mtp' : firstFit(naming === 'gguf' ? GGUF_PARTS : PARTS, pattern);
  const role = isNorm(pattern)
    ? 'norm'
    : firstFit(naming === 'gguf' ? GGUF : HUGGING_FACE, pattern);
  return part === 'other' ? { role, inner: null } : { role: part, inner: role };
}
