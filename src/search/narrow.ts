/**
 * Pages for words that no page has all of: those of the rarest word, narrowed
 * by the next rarest as long as any are left. Each list is the pages of one
 * word, best first; the order of the rarest word's list is kept.
 */
export function narrow<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [rarest = [], ...rest] = lists
    .filter((list) => list.length > 0)
    .sort((a, b) => a.length - b.length);
  return rest.reduce((left, list) => {
    const both = left.filter((each) => list.includes(each));
    return both.length > 0 ? both : left;
  }, rarest);
}
