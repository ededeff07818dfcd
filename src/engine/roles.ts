/**
 * The closed vocabulary of roles: what a tensor is for. Every row of a ledger
 * has exactly one, and every convention says for each whether it counts.
 */
export const ROLES = [
  'embedding',
  'head',
  'position',
  'lookup',
  'norm',
  'attention',
  'mixer',
  'ffn',
  'router',
  'shared',
  'routed',
  'mtp',
  'vision',
  'audio',
  'projector',
  'other',
] as const;

export type Role = (typeof ROLES)[number];

/** The roles that make up "the body": what runs between the two vocabulary tables. */
export const BODY: readonly Role[] = [
  'norm',
  'attention',
  'mixer',
  'ffn',
  'router',
  'shared',
  'routed',
  'other',
];

/** The words a reader sees for each role. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  embedding: 'Input embedding',
  head: 'Output head',
  position: 'Learned positions',
  lookup: 'Lookup tables',
  norm: 'Norms',
  attention: 'Attention',
  mixer: 'State-space mixer',
  ffn: 'Dense feed-forward',
  router: 'Router',
  shared: 'Shared experts',
  routed: 'Routed experts',
  mtp: 'MTP block',
  vision: 'Vision tower',
  audio: 'Audio tower',
  projector: 'Projector',
  other: 'Other parts',
};

/** The same words within a sentence: a small letter first, unless it begins an abbreviation. */
export function roleInSentence(role: Role): string {
  return ROLE_NAMES[role].replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}
