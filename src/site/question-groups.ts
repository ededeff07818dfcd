/** The closed set of groups into which questions fall, in the order of their page. */
export const GROUPS = ['conventions', 'names', 'libraries', 'quantised', 'memory'] as const;

export type Group = (typeof GROUPS)[number];

export const GROUP_NAMES: Readonly<Record<Group, string>> = {
  conventions: 'Rules and active counts',
  names: 'Names against files',
  libraries: 'Tied weights and libraries',
  quantised: 'Quantised files',
  memory: 'MTP, GGUF, memory',
};
