import { digits } from '../engine/format.ts';
import { nearText } from '../engine/solver/near-words.ts';
import type { Half, Match, Near, Solution } from '../engine/solver/solve.ts';

/** Readings of a label for a terminal, plainest first, then the rules that miss it by named parts. */
export function whichText({ matches, near }: Solution): string {
  const found =
    matches.length === 0 ? ['No rule gives it.'] : matches.flatMap((match) => matchText(match));
  const missed =
    near.length === 0 ? [] : ['', 'Near, but for named parts:', ...near.flatMap(nearLines)];
  return [...found, ...missed].join('\n');
}

function matchText({ rank, model, total, active }: Match): string[] {
  return [
    `${String(rank).padStart(3)}. ${model}`,
    ...halfText('total', total),
    ...halfText('active', active),
  ];
}

function halfText(part: 'total' | 'active', half: Half | null): string[] {
  if (!half) return [];
  const { convention, rounding, exact } = half;
  return [
    `     ${part.padEnd(7)}${convention.padEnd(26)}${digits(exact).padStart(21)}  ${rounding}`,
  ];
}

function nearLines(near: Near): string[] {
  return [`     ${near.model}  ${near.convention}`, `       ${nearText(near)}`];
}
