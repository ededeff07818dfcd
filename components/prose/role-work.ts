import type { Role } from '#engine';

/** What each part does for a token, in a clause. */
export const ROLE_WORK: Readonly<Record<Role, string>> = {
  embedding: 'turns a token into a vector; one row is read',
  head: 'scores every token of the vocabulary; read whole',
  position: 'adds a vector for the place in the text; one row is read',
  lookup: 'adds vectors looked up by token or layer; rows are read',
  norm: 'rescales vectors; a few thousand numbers a layer',
  attention: 'lets a token read the others; runs for every token',
  mixer: 'carries a running state from token to token',
  ffn: 'transforms each token; runs for every token',
  router: 'scores the experts; read whole to choose a few',
  shared: 'experts that every token passes',
  routed: 'experts of which a token passes the few the router chose',
  mtp: 'drafts further tokens; the answer does not need it',
  vision: 'turns an image into vectors, once per image',
  audio: 'turns sound into vectors, once per clip',
  projector: 'fits a tower’s vectors to the text model',
  other: 'always-on parts without a role of their own',
};
