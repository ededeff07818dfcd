import type { Claim } from '#catalogue';
import type { Judgement, Reading } from '#engine';
import { ruleById } from '#site/weighed.ts';

/** Which rules and roundings give a claim, in words; for one that none gives whole, which give a half. */
export function givenBy(
  claim: Pick<Claim, 'total' | 'active' | 'states'>,
  { halfUp, truncated, readings }: Judgement,
): string {
  const others = halfUp.filter((id) => id !== claim.states);
  const whole = [
    listed(
      claim.states !== null && halfUp.includes(claim.states) ? 'Also given by' : 'Given by',
      others,
    ),
    listed('With digits cut, by', truncated),
  ].filter(Boolean);
  if (whole.length > 0 || halfUp.length > 0) return whole.join(' ');
  const halves = (['total', 'active'] as const)
    .filter((part) => claim[part] !== null)
    .map((part) => halfText(part, readings));
  return halves.join(' ');
}

/** "The total alone: Both tables (half up); Body (cut)." A figure only rounded up is named as such. */
function halfText(part: 'total' | 'active', readings: readonly Reading[]): string {
  const what = part === 'total' ? 'total' : 'active figure';
  const fitting = readings.filter((reading) => reading[part].length > 0);
  if (fitting.length === 0) return `No rule gives the ${what}.`;
  const byWay = Map.groupBy(fitting, (reading) => reading[part][0] ?? 'half-up');
  const words = [...byWay].map(([way, members]) => {
    const names = members.map(({ id }) => ruleById(id).name).join(', ');
    return `${names} (${way === 'half-up' ? 'half up' : way === 'truncate' ? 'cut' : 'rounded up'})`;
  });
  return `The ${what} alone: ${words.join('; ')}.`;
}

function listed(words: string, ids: readonly string[]): string {
  return ids.length === 0 ? '' : `${words} ${ids.map((id) => ruleById(id).name).join(', ')}.`;
}
