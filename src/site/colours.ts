import type { Role } from '#engine';
import type { PartKey } from '../engine/solver/parts.ts';

/** One colour class per kind of component; roles that do the same kind of thing share one. */
export const ROLE_COLOURS: Readonly<Record<Role, string>> = {
  embedding: 'c-emb',
  head: 'c-head',
  position: 'c-emb',
  lookup: 'c-emb',
  norm: 'c-norm',
  attention: 'c-attn',
  mixer: 'c-attn',
  ffn: 'c-dense',
  router: 'c-router',
  shared: 'c-shared',
  routed: 'c-routed',
  mtp: 'c-mtp',
  vision: 'c-vision',
  audio: 'c-vision',
  projector: 'c-vision',
  other: 'c-norm',
};

/** The colour of what rules may differ about: second copies are of tables, scales and buffers have no part of their own. */
export function partColour(key: PartKey): string {
  if (key === 'copies') return ROLE_COLOURS.embedding;
  return key === 'extras' ? ROLE_COLOURS.other : ROLE_COLOURS[key];
}
