/** The middle value, which a few slow runs can't move; of an even number, between the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) throw new Error('The median of nothing.');
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
}
