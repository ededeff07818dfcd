/** Whether two words differ by one letter: changed, added, left out, or swapped with its neighbour. */
export function oneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  const start = commonStart(a, b);
  const restA = a.slice(start);
  const restB = b.slice(start);
  const changed = restA.slice(1) === restB.slice(1);
  const added = restA === restB.slice(1) || restA.slice(1) === restB;
  const swapped =
    restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return changed || added || swapped;
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
