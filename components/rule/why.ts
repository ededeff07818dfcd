import type { InActive, Role } from '#engine';
import type { Rule } from '#catalogue';

/** What is behind a cell of a rule: why a part counts whole, by a row, by a share, or not. */
interface Reasons {
  readonly all: string;
  readonly row?: string;
  /** In the total and not active. */
  readonly idle: string;
  /** In neither figure. */
  readonly out: string;
}

const VOCABULARY = 'sized by the vocabulary, not by the layers';
const BY_ROW = 'one row is read for a token';
const TOWER: Reasons = {
  all: 'counted whole; it runs once for an image or a sound, not for a token',
  idle: 'held in memory; it runs once for an image or a sound, not for a token',
  out: 'runs once for an image or a sound, not for a token',
};
const EVERY_TOKEN: Reasons = {
  all: 'runs for every token',
  idle: 'held in memory, and not counted as work',
  out: 'no product of the kind that this rule counts',
};

const REASONS: Readonly<Record<Role, Reasons>> = {
  embedding: {
    all: 'counted whole; a token reads one row of it',
    row: BY_ROW,
    idle: 'a token looks up one row and multiplies nothing',
    out: VOCABULARY,
  },
  head: {
    all: 'every row is multiplied for every token; a tied table counts here',
    idle: 'left out with the vocabulary, although every token multiplies it',
    out: VOCABULARY,
  },
  position: {
    all: 'counted whole; a token reads one row of them',
    row: BY_ROW,
    idle: 'read by the row, like the input embedding',
    out: 'one vector for each place in the text, and no part of a layer',
  },
  lookup: {
    all: 'counted whole; a token reads one row of each',
    row: 'one row of each is read for a token',
    idle: 'read by the row, like the input embedding',
    out: 'looked up, and no part of a layer’s products',
  },
  norm: {
    ...EVERY_TOKEN,
    all: 'scale vectors, applied in every layer',
    out: 'vectors, and no matrix product',
  },
  attention: { ...EVERY_TOKEN, all: 'runs for every token; biases, sinks and indexers with it' },
  mixer: { ...EVERY_TOKEN, all: 'runs for every token in the layers that have it' },
  ffn: { ...EVERY_TOKEN, all: 'layers without experts run whole' },
  router: {
    ...EVERY_TOKEN,
    all: 'scores every expert, also those that it drops',
    out: 'chooses experts and is none',
  },
  shared: { ...EVERY_TOKEN, all: 'runs for every token, whatever the router picks' },
  routed: { ...EVERY_TOKEN, all: 'counted as if every expert ran' },
  mtp: {
    all: 'counted as if every token were drafted for; of its own experts, those its router picks',
    idle: 'held in memory, and idle unless a server drafts with it',
    out: 'drafts further tokens; the model answers without it',
  },
  vision: TOWER,
  audio: TOWER,
  projector: { ...TOWER, out: 'joins a tower to the text, and runs with the tower' },
  other: { ...EVERY_TOKEN, all: 'always-on parts without a role of their own' },
};

/** Why a rule treats a role as it does, in a few words. */
export function whyOf(rule: Rule, role: Role): string {
  const reasons = REASONS[role];
  const inTotal = rule.total[role] === 'in';
  if (!rule.active) return inTotal ? 'counts as often as the file lists it' : reasons.out;
  const active: InActive = rule.active[role];
  if (active === 'none') return inTotal ? reasons.idle : reasons.out;
  if (active === 'row') return reasons.row ?? BY_ROW;
  if (active === 'share')
    return role === 'routed'
      ? 'those that the router picks'
      : 'a fraction of it, as if it were an expert';
  return rule.kinds && !['routed', 'shared', 'ffn'].includes(role)
    ? 'its matrices; biases and vectors are left out'
    : reasons.all;
}

/** Why second copies, or scales and buffers, count or don't. */
export function whyBeside(what: 'copies' | 'extras', cell: 'in' | 'out'): string {
  if (what === 'copies')
    return cell === 'in' ? 'each copy that the file holds' : 'no trained value of its own';
  return cell === 'in' ? 'tensors like any other to whoever adds up a file' : 'not trained';
}
