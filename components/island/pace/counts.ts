import type { Counted } from '#site/decoding.ts';

/** The counts that are held against the measured times, plainest first. */
export const COUNTS: readonly Counted[] = [
  { rule: 'everything-once', part: 'total' },
  { rule: 'both-tables', part: 'active' },
  { rule: 'head-only-active', part: 'active' },
  { rule: 'read-per-token', part: 'active' },
  { rule: 'non-embedding', part: 'active' },
  { rule: 'non-embedding', part: 'total' },
];
