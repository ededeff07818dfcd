/** The next multiple; of a fraction too, as the reference classes round. */
export function roundedUp(value: number, multiple: number): number {
  return Math.floor((value + multiple - 1) / multiple) * multiple;
}
