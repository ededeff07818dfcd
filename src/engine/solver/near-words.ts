import { digits } from '../format.ts';
import type { Gap, NearHalf } from './near-miss.ts';
import type { Near } from './solve.ts';
import type { PartKey } from './parts.ts';

/** A part as a sentence names it. */
export const PART_NAMES: Readonly<Record<PartKey, string>> = {
  embedding: 'the embedding',
  head: 'the head',
  position: 'the positions',
  lookup: 'the lookup tables',
  norm: 'the norms',
  attention: 'the attention',
  mixer: 'the mixers',
  ffn: 'the dense feed-forward',
  router: 'the routers',
  shared: 'the shared experts',
  routed: 'the routed experts',
  mtp: 'the MTP block',
  vision: 'the vision tower',
  audio: 'the audio tower',
  projector: 'the projector',
  other: 'the other parts',
  copies: 'the second copies of tables',
  extras: 'the scales and buffers',
};

/** The part of a gap in words: the head; the tied table counted twice. */
export function partName({ role, again }: Gap): string {
  return again ? 'the tied table counted twice' : PART_NAMES[role];
}

/** What a figure lacks or has too much of: "short by the head: 775,946,240". Empty where it fits. */
export function gapText({ missing }: NearHalf): string {
  const said = (words: string, gaps: readonly Gap[]): string[] =>
    gaps.length === 0 ? [] : [`${words} ${listed(gaps.map(amountText))}`];
  const short = missing.filter(({ amount }) => amount > 0);
  const over = missing.filter(({ amount }) => amount < 0);
  return [...said('short by', short), ...said('over by', over)].join(', but ');
}

function amountText(gap: Gap): string {
  return `${partName(gap)}: ${digits(Math.abs(gap.amount))}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join('; ')} and ${last}`;
}

/** A near miss in words, both figures: "short by the head: 775,946,240", said once where both lack the same. */
export function nearText({ total, active }: Near): string {
  const [first, second] = [total, active].map((half) => (half ? gapText(half) : ''));
  if (!first || !second || first === second) {
    const both = total && active;
    const said = first || second || '';
    return both && first !== second ? `${first ? 'total' : 'active'} ${said}` : said;
  }
  return `total ${first}. Active ${second}`;
}
