import type { Role } from '#engine';

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
